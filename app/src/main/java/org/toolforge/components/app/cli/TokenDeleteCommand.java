package org.toolforge.components.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Deletes the deploy token. */
@Command(
    name = "delete",
    description = "Delete the deploy token of the tool. It is worthless from then on.",
    footer = {"", "Examples:", "  components deploy-token delete --yes-im-sure"},
    exitCodeList = {
      "0:deleted",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class TokenDeleteCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private Agreement agreement;

  TokenDeleteCommand(Console console) {
    super(console);
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to("This makes the deploy token of tool " + tool + " worthless.", console());
  }

  @Override
  int call(Remote remote) {
    output.print(remote.told(remote.client().deleteDeployToken()), List::of, console());
    return ExitCode.OK;
  }
}
