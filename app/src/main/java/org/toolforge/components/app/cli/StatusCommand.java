package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.Tables;
import org.toolforge.components.http.model.ToolStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what runs. */
@Command(
    name = "status",
    description = "For every component, tell whether it runs as the config says, and how it is.",
    footer = {"", "Examples:", "  components status", "  components status --output json"},
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class StatusCommand extends ServerCommand {

  @Mixin private OutputOption output;

  StatusCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    ToolStatus all = remote.told(remote.client().status());
    output.print(all, () -> Tables.status(all, console().style(), console().columns()), console());
    return ExitCode.OK;
  }
}
