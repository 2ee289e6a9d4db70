package org.toolforge.components.app.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a deployment. */
@Command(
    name = "delete",
    description = "Remove a deployment from the list. An active one is cancelled first.",
    footer = {
      "",
      "Examples:",
      "  components deployment delete mytool-deploy-20260404-120000-k3v9x2m7qp --yes-im-sure"
    },
    exitCodeList = {
      "0:removed",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentDeleteCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private Agreement agreement;

  @Parameters(paramLabel = "ID", description = "The deployment to remove.")
  private String id;

  DeploymentDeleteCommand(Console console) {
    super(console);
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to(
        "This removes deployment " + id + ", and cancels it if it still goes on.", console());
  }

  @Override
  int call(Remote remote) {
    output.print(remote.told(remote.client().deleteDeployment(id)), List::of, console());
    return ExitCode.OK;
  }
}
