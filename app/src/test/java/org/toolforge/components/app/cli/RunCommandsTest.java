package org.toolforge.components.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.cli.Cli.Result;

/** Runs on demand from the command line, against a real server. */
@Timeout(60)
final class RunCommandsTest {

  private static final String CONFIG =
      """
      components:
        web: {build: {repository: https://git.example/web}}
        bad: {build: {reuse_from: web}}
        lasting: {build: {reuse_from: web}}
      """;

  private static TestServer server;

  private Path directory;
  private Cli cli;

  @BeforeAll
  static void serve(@TempDir Path directory) {
    server = TestServer.fast();
    server
        .script()
        .onDemand("web")
        .prints("one", "two")
        .leaves("report/a.csv", "1,2,3\n")
        .leaves("b", "bytes");
    server.script().onDemand("bad").failsWith(7);
    server.script().onDemand("lasting").neverEnds();
    Cli cli = cli(directory);
    assertThat(cli.run("deploy", cli.file("config.yaml", CONFIG)).exitCode()).isZero();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void arrive(@TempDir Path here) {
    directory = here;
    cli = cli(here);
  }

  private static Cli cli(Path directory) {
    return new Cli(directory)
        .with("COMPONENTS_SERVER", server.url())
        .with("COMPONENTS_TOOL", "mytool");
  }

  private String detached(String component) {
    return cli.run("run", component, "--detach").out().strip();
  }

  @Test
  void printsWhatTheRunPrintsAndTellsHowItEnded() {
    Result result = cli.run("run", "web", "--env", "A=b", "--", "echo", "a b");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("one\ntwo\n").doesNotContain("run-2");
    assertThat(result.err())
        .matches(
            """
            Run of web started.
            Run run-\\S+ was successful after [0-9.]+ s.
            It left results: components results run-\\S+
            """);
  }

  @Test
  void answersWithOneWhenTheRunFails() {
    Result result = cli.run("run", "bad");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).matches("(?s)Run of bad started.\nRun run-\\S+ failed: .+\n");
    assertThat(cli.run("run", "web", "--timeout", "100d").exitCode()).isEqualTo(2);
    assertThat(cli.run("run", "other").exitCode()).isEqualTo(1);
    assertThat(cli.run("run").exitCode()).isEqualTo(2);
  }

  @Test
  void printsTheRunForMachinesAndTheRestBesides() {
    Result result = cli.run("run", "web", "-o", "json", "--", "date; ls");

    assertThat(result.out())
        .startsWith("{\n  \"run_id\": \"run-")
        .contains("\"command\": \"date; ls\"");
    assertThat(result.err()).contains("one\ntwo\n");
  }

  @Test
  void listsShowsAndRemovesRuns() {
    String id = detached("bad");

    assertThat(cli.run("runs", "logs", id, "--follow").out()).contains("Starting: ");
    assertThat(cli.run("runs", "list").out())
        .containsPattern(id + "  bad +20\\S+Z  failed +web +\\S+");
    assertThat(cli.run("runs", "show", id).out())
        .startsWith("Run " + id + " of bad\nStatus: failed, created 20")
        .contains("\nExit code: 7\nCommand: web\nImage: ");
    assertThat(cli.run("runs", "delete", id).exitCode()).as("nobody agreed").isEqualTo(2);
    assertThat(cli.run("runs", "delete", id, "--yes-im-sure").exitCode()).isZero();
    assertThat(cli.run("runs", "show", id).exitCode()).isEqualTo(1);
  }

  @Test
  void stopsAndRemovesTheRunWhenInterrupted() {
    AtomicReference<Runnable> interrupt = new AtomicReference<>(() -> {});
    Thread.ofVirtual()
        .start(() -> {
          while (!cli(directory).run("runs", "list").out().contains("lasting")) {
            Thread.onSpinWait();
          }
          interrupt.get().run();
        });

    Result result =
        cli.interruptedBy(
                action -> {
                  interrupt.set(action);
                  return () -> {};
                })
            .run("run", "lasting");

    assertThat(result.exitCode()).isEqualTo(130);
    assertThat(cli.run("runs", "list").out()).doesNotContain("lasting");
  }

  @Test
  void listsAndFetchesResults() throws IOException {
    String id = detached("web");
    Result unused = cli.run("runs", "logs", id, "-f");
    Path target = directory.resolve("copy.csv");

    Result list = cli.run("results", id);
    Result fetched = cli.run("results", id, "report/a.csv", "--to", target.toString());

    assertThat(list.out())
        .isEqualTo(
            """
            PATH          BYTES  TYPE
            b             5      application/octet-stream
            report/a.csv  6      text/csv
            """);
    assertThat(fetched).isEqualTo(new Result(0, "", "Fetched " + target + ".\n"));
    assertThat(target).hasContent("1,2,3\n");
    assertThat(cli.run("results", id, "report/a.csv", "--to", target.toString()).exitCode())
        .isZero();
    assertThat(cli.run("results", id, "report/a.csv", "--to", "-").out()).isEqualTo("1,2,3\n");
    assertThat(cli.run("results", id, "other", "--to", "-").exitCode()).isEqualTo(1);
    assertThat(cli.run("results", id, "b", "--to", directory.toString()).exitCode()).isEqualTo(2);
    assertThat(cli.run("results", id, "--to", "-").exitCode()).isEqualTo(2);
    try (var files = Files.list(directory)) {
      assertThat(files).as("nothing half fetched stays").containsExactly(target);
    }
  }
}
