package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Goes back to an earlier deployment. */
@Command(
    name = "rollback",
    description =
        "Make a new deployment that goes back to the config and the images of an earlier one, and follow it. Nothing is built.",
    footer = {
      "",
      "Examples:",
      "  components deployment rollback mytool-deploy-20260404-120000-k3v9x2m7qp"
    },
    exitCodeList = {
      "0:deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentRollbackCommand extends ServerCommand {

  private final Interrupts interrupts;

  @Mixin private OutputOption output;
  @Mixin private Start start;
  @Mixin private Agreement agreement;

  @Parameters(paramLabel = "ID", description = "The deployment to go back to.")
  private String id;

  DeploymentRollbackCommand(Console console, Interrupts interrupts) {
    super(console);
    this.interrupts = interrupts;
  }

  @Override
  boolean isAgreedTo(String tool) {
    return agreement.to(
        "This puts tool " + tool + " back to the config and images of " + id + ".", console());
  }

  @Override
  int call(Remote remote) throws InterruptedException {
    return start.follow(remote.told(remote.client().rollBack(id)), remote, output, interrupts);
  }
}
