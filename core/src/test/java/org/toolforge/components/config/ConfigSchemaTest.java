package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConfigSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ConfigSchema.text());

  @ParameterizedTest
  @MethodSource("org.toolforge.components.config.DocumentTable#rows")
  void agreesWithTheParser(DocumentTable.Row row) {
    var errors = SCHEMA.validate(RelaxedJson.tree(row.text()));

    assertThat(!errors.isEmpty())
        .as("refused by the schema: %s", errors)
        .isEqualTo(row.schemaRefuses());
  }

  @Test
  void allowsAsManyComponentsAsTheParserDoes() {
    assertThat(SCHEMA.validate(components(ConfigParser.MOST_COMPONENTS))).isEmpty();
    assertThat(SCHEMA.validate(components(ConfigParser.MOST_COMPONENTS + 1))).isNotEmpty();
  }

  @Test
  void saysSomethingAboutEveryKeyInBothSpellings() {
    JsonNode defs = RelaxedJson.tree(ConfigSchema.text()).get("$defs");

    assertThat(names(defs.at("/run/properties")))
        .containsExactlyInAnyOrderElementsOf(ComponentKind.RUN_KEYS.bySpelling().keySet());
  }

  @Test
  void isNotStricterThanWhatTheBuildersMake() {
    Node.Mapping written = TestConfigs.document(TestConfigs.toolhunt()).written();

    assertThat(SCHEMA.validate(RelaxedJson.tree(written))).isEmpty();
  }

  private static JsonNode components(int count) {
    return RelaxedJson.tree(
        IntStream.range(0, count)
            .mapToObj("c%d: {build: {repository: 'https://h.example/x'}}"::formatted)
            .collect(Collectors.joining(", ", "{components: {", "}}")));
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
