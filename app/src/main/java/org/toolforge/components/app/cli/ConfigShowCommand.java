package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the stored config. */
@Command(
    name = "show",
    description = "Show the config that the tool has on the server, as it was written.",
    footer = {
      "",
      "Examples:",
      "  components config show",
      "  components config show --output json"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ConfigShowCommand extends ServerCommand {

  @Mixin private OutputOption output;

  ConfigShowCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    output.printDocument(remote.told(remote.client().config()), console());
    return ExitCode.OK;
  }
}
