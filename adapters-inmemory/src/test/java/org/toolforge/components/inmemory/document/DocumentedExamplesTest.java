package org.toolforge.components.inmemory.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.TestConfigs;

/** The configs that the documentation shows are valid. */
final class DocumentedExamplesTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern YAML_BLOCK = Pattern.compile("(?s)```yaml\n(.*?)```");

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValidAndGivesNoWarning(Path example) throws IOException {
    ConfigDocument parsed = parsed(Files.readString(example));

    assertThat(parsed.warnings()).isEmpty();
    assertThat(parsed.config().components().isEmpty())
        .isEqualTo(example.getFileName().toString().startsWith("pointer"));
  }

  @Test
  void thereAreSeveralExamples() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void toolhuntMeansWhatItSays() throws IOException {
    ConfigDocument parsed = parsed(Files.readString(DOCS.resolve("examples/toolhunt.yaml")));

    assertThat(parsed.config()).isEqualTo(TestConfigs.toolhunt());
  }

  @Test
  void everyBlockInTheDescriptionOfTheFormatIsValid() throws IOException {
    List<String> blocks =
        YAML_BLOCK
            .matcher(Files.readString(DOCS.resolve("config-format.md")))
            .results()
            .map((MatchResult block) -> block.group(1))
            .toList();

    assertThat(blocks)
        .isNotEmpty()
        .allSatisfy(block -> assertThat(parsed(block).warnings()).isEmpty());
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("examples"))) {
      return files.sorted().toList();
    }
  }

  private static ConfigDocument parsed(String text) {
    return new ConfigParser(false).parse(new YamlConfigReader().read(text));
  }
}
