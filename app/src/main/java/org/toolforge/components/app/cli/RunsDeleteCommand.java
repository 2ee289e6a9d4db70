package org.toolforge.components.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops and removes a run on demand. */
@Command(
    name = "delete",
    description = "Stop a run if it goes on, and remove it with its log and its results.",
    footer = {
      "",
      "Examples:",
      "  components runs delete run-20260404-120000-k3v9x2m7qp --yes-im-sure"
    },
    exitCodeList = {
      "0:removed",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class RunsDeleteCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private Agreement agreement;

  @Parameters(paramLabel = "RUN", description = "The run to remove.")
  private String id;

  RunsDeleteCommand(Console console) {
    super(console);
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to(
        "This removes run " + id + " with its results, and stops it if it still goes on.",
        console());
  }

  @Override
  int call(Remote remote) {
    output.print(remote.told(remote.client().runs().remove(id)), List::of, console());
    return ExitCode.OK;
  }
}
