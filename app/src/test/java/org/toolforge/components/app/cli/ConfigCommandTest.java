package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;
import org.toolforge.components.config.ConfigSchema;

final class ConfigCommandTest {

  private static final String TWO_MISTAKES =
      """
      components:
        api:
          build: {reuse_from: ap}
          run: {replicas: 0}
      """;

  private Cli cli;

  @BeforeEach
  void start(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void saysThatAConfigIsValid() {
    String file = cli.file("toolhunt.yaml", Examples.TOOLHUNT);

    assertThat(cli.run("config", "validate", file))
        .isEqualTo(
            new Result(
                0,
                file
                    + " is valid: 4 components (toolhunt-cleanup, toolhunt-api,"
                    + " toolhunt-migratedb, toolhunt-flower)\n",
                ""));
  }

  @Test
  void namesEveryMistakeOnALineOfItsOwn() {
    Result result = cli.input(TWO_MISTAKES).run("config", "validate", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Validation error at components -> api -> "));
  }

  @Test
  void namesTheSameMistakesWhenDeploying() {
    String file = cli.file("broken.yaml", TWO_MISTAKES);

    assertThat(cli.deploy(file)).isEqualTo(cli.run("config", "validate", file));
  }

  @Test
  void validatesAsJson() {
    Result result = cli.input(TWO_MISTAKES).run("config", "validate", "-", "-o", "json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .startsWith(
            "{\n  \"valid\": false,\n  \"errors\": [\n    \"Validation error at components -> api")
        .endsWith("\"warnings\": []\n}\n");
  }

  @Test
  void tellsOfUnknownKeysInAnInvalidConfigToo() {
    cli.input("components: {api: {buid: {repository: https://example.org/api}}}");

    Result result = cli.run("config", "validate", "-");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.errLines())
        .contains("Warning: Unknown field components.api.buid, skipped; did you mean 'build'?")
        .anyMatch(line -> line.startsWith("Validation error at components -> api -> build: "));
  }

  @Test
  void saysInJsonWhatCannotBeReadAtAll() {
    Result result = cli.input("a: 1\na: 2\n").run("config", "validate", "-", "-o", "json");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out())
        .startsWith("{\n  \"valid\": false,")
        .containsIgnoringCase("line 2, column 1");
  }

  @Test
  void warnsOfUnknownKeys() {
    cli.input(
        """
        nonsense: 1
        components: {api: {build: {repository: https://example.org/api}}}
        """);

    Result result = cli.run("config", "validate", "-");

    assertThat(result.exitCode()).isZero();
    assertThat(result.errLines())
        .singleElement()
        .asString()
        .startsWith("Warning: ")
        .contains("nonsense");
    assertThat(cli.run("config", "validate", "-", "-o", "json").out())
        .contains("\"valid\": true", "nonsense");
  }

  @Test
  void doesNotFollowAPointer() {
    cli.input("source_url: https://example.org/config.yaml");

    assertThat(cli.run("config", "validate", "-").out())
        .isEqualTo(
            "standard input is valid. It says that the real config is elsewhere, which was not"
                + " looked at.\n");
  }

  @Test
  void printsTheSchema() {
    assertThat(cli.run("config", "schema").out()).isEqualTo(ConfigSchema.text());
  }
}
