package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.cli.Cli.Result;
import org.toolforge.components.app.text.Style;

final class UsageTest {

  private Cli cli;

  @BeforeEach
  void start(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deploy",
        "plan",
        "config",
        "config validate",
        "config schema",
        "config show",
        "config create",
        "config delete",
        "config generate",
        "config history",
        "deployment",
        "deployment create",
        "deployment list",
        "deployment show",
        "deployment watch",
        "deployment cancel",
        "deployment retry",
        "deployment rollback",
        "deployment delete",
        "logs",
        "status",
        "quotas",
        "deploy-token",
        "deploy-token create",
        "deploy-token show",
        "deploy-token refresh",
        "deploy-token delete",
        "callback-key",
        "completion",
        "simulate"
      })
  void everyCommandExplainsItselfAndItsExitCodes(String command) {
    Result result = cli.run((command + " --help").strip().split(" "));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith(("Usage: components " + command).strip())
        .contains("\nOptions:\n", "\nExit codes:\n  0 ");
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "config"})
  void showsWhatThereIsWhenACommandIsMissing(String command) {
    Result result = cli.run(command.isEmpty() ? new String[0] : new String[] {command});

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("Usage: components").contains("\nCommands:\n");
  }

  @Test
  void failsWhenItsOutputCannotBeWritten() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
              }
            });
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            full,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Style.BARE,
            null,
            Cli.NOWHERE,
            false);

    assertThat(ComponentsCommand.run(console, action -> () -> {}, "config", "schema")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could be written");
  }

  @Test
  void guessesWhatAMisspelledCommandMeans() {
    Result result = cli.run("deplyo");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("Did you mean: components deploy");
  }

  @Test
  void refusesUnknownOptions() {
    assertThat(cli.run("plan", "file.yaml", "--speed", "1").exitCode()).isEqualTo(2);
    assertThat(cli.run("plan").errLines())
        .containsExactly("Missing required parameter: 'FILE'", "See 'components plan --help'.");
  }

  @Test
  void takesAFileForAFileEvenIfItBeginsWithAnAt() {
    assertThat(cli.run("plan", "@file.yaml", "--tool", "x").err())
        .isEqualTo("There is no file @file.yaml.\n");
  }

  @Test
  void admitsADefectInTwoLines() {
    String file = cli.file("toolhunt.yaml", Examples.TOOLHUNT);
    cli.interruptedBy(action -> {
      throw new IllegalStateException("out of order");
    });

    Result result = cli.deploy(file, "-o", "json");

    assertThat(result.exitCode()).isEqualTo(70);
    assertThat(result.errLines())
        .contains(
            "This is a defect of this program: java.lang.IllegalStateException: out of order",
            "Run it again with --debug, or with COMPONENTS_DEBUG=1, to see where.");
    assertThat(result.err()).doesNotContain("\tat ");
    assertThat(cli.deploy(file, "--debug").err()).contains("\tat ");
    assertThat(cli.debugging().deploy(file).err()).contains("\tat ");
  }
}
