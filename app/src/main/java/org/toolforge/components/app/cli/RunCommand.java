package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.serve.Durations;
import org.toolforge.components.app.text.RunText;
import org.toolforge.components.http.client.ClientException;
import org.toolforge.components.http.client.RunOptions;
import org.toolforge.components.http.client.RunsClient;
import org.toolforge.components.http.model.Run;
import org.toolforge.components.http.model.RunStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a component's image once, and follows it to the end. */
@Command(
    name = "run",
    description = {
      "Run the image of a component once, with a command of its own, and print what it prints.",
      "It has the component's variables and resources. What it puts into the folder $RESULTS_DIR is"
          + " kept: see 'components results'.",
      "One word after -- is taken as a shell reads it, several as the words that they are."
    },
    footer = {
      "",
      "Examples:",
      "  components run web -- python3 export.py --year 2026",
      "  components run web --timeout 10m -- 'date > $RESULTS_DIR/now'",
      "  components run web --detach --callback https://host/done -- ./report.sh"
    },
    exitCodeList = {
      "0:its command ended with 0",
      "1:it failed or timed out, or the server refused",
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP,
      "130:ended with Ctrl-C, which stops and removes the run"
    })
final class RunCommand extends ServerCommand {

  private final Interrupts interrupts;

  @Mixin private OutputOption output;

  @Parameters(index = "0", paramLabel = "COMPONENT", description = "Whose image to run.")
  private String component;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "WORD",
      description = "The command, after --; default: the component's own.")
  private List<String> command = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME=VALUE",
      description = "A variable beside the component's. May be given several times.")
  private Map<String, String> env = new LinkedHashMap<>();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      description = "How long it may take, such as 90s, 10m or 2h; default: as the server says.")
  private @Nullable Duration timeout;

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = "The address that is called when the run has ended.")
  private @Nullable String callback;

  @Option(
      names = "--detach",
      description = "Do not follow the run: print its id and leave it to the server.")
  private boolean detach;

  private volatile boolean interrupted;

  RunCommand(Console console, Interrupts interrupts) {
    super(console);
    this.interrupts = interrupts;
  }

  @Override
  int call(Remote remote) throws InterruptedException {
    RunsClient runs = remote.client().runs();
    Run started =
        remote.told(
            runs.start(
                new RunOptions(component, command, new LinkedHashMap<>(env), timeout, callback)));
    String id = started.getRunId();
    if (detach) {
      console().err().println("See how it goes: components runs show " + id);
      output.print(started, () -> List.of(id), console());
      return ExitCode.OK;
    }
    Interrupts.Registration registration = interrupts.onInterrupt(() -> stop(runs, id));
    try {
      return follow(runs, id);
    } catch (ClientException e) {
      if (interrupted) {
        return ExitCode.INTERRUPTED;
      }
      console().err().println("The run may go on. See 'components runs show " + id + "'.");
      throw e;
    } finally {
      registration.close();
    }
  }

  private int follow(RunsClient runs, String id) throws InterruptedException {
    PrintStream lines = output.isText() ? console().out() : console().err();
    Run end = runs.follow(id, lines::println);
    console().err().println(RunText.end(end, console().style()));
    if (!runs.results(id).data().getResults().isEmpty()) {
      console().err().println("It left results: components results " + id);
    }
    output.print(end, List::of, console());
    return end.getStatus() == RunStatus.SUCCESSFUL ? ExitCode.OK : ExitCode.FAILED;
  }

  private void stop(RunsClient runs, String id) {
    interrupted = true;
    try {
      Run unused = runs.remove(id).data();
      console().err().println("The run is stopped and removed.");
    } catch (ClientException e) {
      console().err().println("The run was not stopped: " + e.getMessage());
    }
  }
}
