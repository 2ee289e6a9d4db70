package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.RunText;
import org.toolforge.components.http.model.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the runs on demand. */
@Command(
    name = "list",
    description = "List the runs on demand of the tool, the newest last.",
    footer = {"", "Examples:", "  components runs list", "  components runs list --output json"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class RunsListCommand extends ServerCommand {

  @Mixin private OutputOption output;

  RunsListCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Runs all = remote.told(remote.client().runs().list());
    output.print(
        all, () -> RunText.list(all.getRuns(), console().style(), console().columns()), console());
    return ExitCode.OK;
  }
}
