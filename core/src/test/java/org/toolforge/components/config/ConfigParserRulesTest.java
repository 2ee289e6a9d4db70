package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.ComponentsException;

/** Every rule alone, by the table of documents. */
final class ConfigParserRulesTest {

  private final ConfigParser parser = new ConfigParser(false);

  @ParameterizedTest
  @MethodSource("org.toolforge.components.config.DocumentTable#rows")
  void saysWhatTheTableSays(DocumentTable.Row row) {
    assertThat(violations(RelaxedJson.node(row.text()))).isEqualTo(row.violations());
  }

  @Test
  void theTableHasManyRowsOfEachSort() {
    List<DocumentTable.Row> rows = DocumentTable.rows();

    assertThat(rows).filteredOn(row -> row.violations().isEmpty()).hasSizeGreaterThan(25);
    assertThat(rows).filteredOn(DocumentTable.Row::schemaRefuses).hasSizeGreaterThan(80);
    assertThat(rows)
        .filteredOn(row -> !row.violations().isEmpty() && !row.schemaRefuses())
        .hasSizeGreaterThan(8);
  }

  @Test
  void tellsAllMistakesAtOnceInTheOrderOfTheDocument() {
    Node document =
        RelaxedJson.node(
            """
            {config_version: 'v2', components: {
              a: {build: {repository: 5}, run: {port: 0, replicas: 0}},
              B: {component_type: 'cron', run: {command: '', retry: 9, port: 'x'}},
              c: {build: {reuse_from: 'nope'}, wait_for: ['c', 'zzz']}}}
            """);

    assertThat(violations(document))
        .extracting(message -> message.substring("Validation error at ".length()))
        .containsExactly(
            "config_version: must be v1beta1 or 0.1. Received value: 'v2'",
            "components -> a -> build -> repository: must be text; put it in quotes. Received value: '5'",
            "components -> a -> run -> port: must be at least 1. Received value: '0'",
            "components -> a -> run -> replicas: must be at least 1. Received value: '0'",
            "components -> B: is no name for a component; use at most 52 lower-case letters, digits and inner hyphens. Received value: 'B'",
            "components -> B -> build: is required, with 'repository' or 'reuse_from'",
            "components -> B -> component_type: must be one of continuous, scheduled, one-off. Received value: 'cron'",
            "components -> B -> run -> command: must not be empty. Received value: ''",
            "components -> B -> run -> retry: must be at most 5. Received value: '9'",
            "components -> B -> run -> port: must be a whole number. Received value: 'x'",
            "components -> c -> build -> reuse_from: must name an existing component. Received value: 'nope'",
            "components -> c -> wait_for -> 0: must name another component, not itself. Received value: 'c'",
            "components -> c -> wait_for -> 1: must name an existing component. Received value: 'zzz'");
  }

  @Test
  void showsAtMostTwoHundredMistakesAndCountsTheRest() {
    Node document =
        RelaxedJson.node(
            "{components: {a: {build: {repository: 'https://h.example/x'}, wait_for: [%s]}}}"
                .formatted(numbered(251)));

    assertThat(violations(document))
        .hasSize(Findings.MOST_SHOWN + 1)
        .last()
        .isEqualTo(
            "Validation error at the top level: 51 more mistakes are not shown; correct these first");
  }

  @Test
  void tellsTheOtherMistakesToWhereThereAreTooManyComponents() {
    StringBuilder components = new StringBuilder("{components: {c: {}");
    for (int i = 0; i < ConfigParser.MOST_COMPONENTS; i++) {
      components.append(", c%d: {build: {repository: 'https://h.example/x'}}".formatted(i));
    }

    assertThat(violations(RelaxedJson.node(components.append("}}").toString())))
        .containsExactly(
            "Validation error at components: must have at most 100 components, not 101. Received value: '{…}'",
            "Validation error at components -> c -> build: is required, with 'repository' or 'reuse_from'");
  }

  @Test
  void allowsFileRepositoriesOnlyWhenTheOperatorDoes() {
    Node document =
        RelaxedJson.node("{components: {a: {build: {repository: 'file:///srv/git/x'}}}}");

    assertThat(new ConfigParser(true).parse(document).config().components()).hasSize(1);
    assertThat(violations(document)).hasSize(1);
  }

  @Test
  void neverRepeatsAPassword() {
    Node document =
        RelaxedJson.node(
            """
            {source_url: 'https://me:hunter2@h.example/x', components: {
              a: {build: {repository: 'https://me:hunter2@h.example/x'}},
              b: {build: {repository: 'ftp://me:hunter2@h.example/x y'}}}}
            """);

    assertThat(violations(document))
        .hasSize(3)
        .allSatisfy(message -> assertThat(message).contains("***@").doesNotContain("hunter2"));
  }

  private static String numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj("'other%d'"::formatted)
        .collect(Collectors.joining(", "));
  }

  private List<String> violations(Node document) {
    try {
      parser.parse(document);
      return List.of();
    } catch (ComponentsException.Invalid e) {
      assertThatExceptionOfType(ComponentsException.Invalid.class)
          .isThrownBy(() -> parser.parse(document))
          .withMessage(e.getMessage());
      return e.messages();
    }
  }
}
