package org.toolforge.components.app.cli;

import java.io.IOException;
import org.toolforge.components.http.client.RunsClient;
import org.toolforge.components.http.model.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a run on demand prints. */
@Command(
    name = "logs",
    description = "Print what a run printed.",
    footer = {"", "Examples:", "  components runs logs run-20260404-120000-k3v9x2m7qp --follow"},
    exitCodeList = {
      "0:printed, however the run ends",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class RunsLogsCommand extends ServerCommand {

  @Parameters(paramLabel = "RUN", description = "The run's id.")
  private String id;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with new lines until the run ends.")
  private boolean follow;

  RunsLogsCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) throws InterruptedException, IOException {
    RunsClient runs = remote.client().runs();
    if (follow) {
      Run unused = runs.follow(id, console().out()::println);
    } else {
      runs.log(id, console().out());
    }
    return ExitCode.OK;
  }
}
