package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.cli.Cli.Result;
import org.toolforge.components.app.text.Style;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Decision;
import org.toolforge.components.engine.Observations;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.inmemory.simulation.Simulation;
import picocli.CommandLine;

final class SimulateCommandTest {

  private Cli cli;

  @BeforeEach
  void start(@TempDir Path directory) {
    cli = new Cli(directory);
  }

  @Test
  void countsWhatPassedAndWhatWasInjected() {
    Result result = cli.run("simulate", "--seeds", "40", "--seed", "7");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .startsWith("40 of 40 seeds passed in ")
        .containsPattern("Injected: [1-9]\\d* crashes, [1-9]\\d* conflicts, [1-9]\\d* errors")
        .endsWith("Everything held\n");
  }

  @Test
  void tellsOneSeedTheSameWayEachTime() {
    Result first = cli.run("simulate", "--seed", "42");

    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("engine 1", "BuildService.start", "from here on nothing goes wrong any more")
        .endsWith("Seed 42 passed: everything held\n");
    assertThat(cli.run("simulate", "--seed", "42")).isEqualTo(first);
  }

  @Test
  void failsAtTheFirstThingThatDoesNotHold() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int exitCode = run(out, "--seeds", "100");

    assertThat(exitCode).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .containsPattern("Seed \\d+ FAILED: The reconciler always decides")
        .containsPattern("components simulate --seed \\d+\n");
  }

  @Test
  void refusesSeedsThatThereAreNot() {
    assertThat(cli.run("simulate", "--seeds", "0").exitCode()).isEqualTo(2);
    assertThat(cli.run("simulate", "--seeds", "many").exitCode()).isEqualTo(2);
    assertThat(cli.run("simulate", "--seeds", "5", "--seed", "9223372036854775807").exitCode())
        .isEqualTo(2);
  }

  private static int run(ByteArrayOutputStream out, String... arguments) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            stream,
            stream,
            Style.BARE,
            null,
            Cli.NOWHERE,
            false);
    Simulation wrong = Simulation.STANDARD.withReconciler(Wrong::new);
    return new CommandLine(new SimulateCommand(console, wrong)).execute(arguments);
  }

  private static final class Wrong extends Reconciler {
    Wrong(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      throw new IllegalStateException("wrong on purpose");
    }
  }
}
