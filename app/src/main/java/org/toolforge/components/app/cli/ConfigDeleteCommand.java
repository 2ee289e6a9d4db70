package org.toolforge.components.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the stored config. */
@Command(
    name = "delete",
    description = "Remove the config of the tool from the server. What runs goes on running.",
    footer = {
      "",
      "Examples:",
      "  components config delete",
      "  components config delete --yes-im-sure"
    },
    exitCodeList = {
      "0:removed",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class ConfigDeleteCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private Agreement agreement;

  ConfigDeleteCommand(Console console) {
    super(console);
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to("This removes the config of tool " + tool + " from the server.", console());
  }

  @Override
  int call(Remote remote) {
    output.print(remote.told(remote.client().deleteConfig()), List::of, console());
    return ExitCode.OK;
  }
}
