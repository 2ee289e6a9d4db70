package org.toolforge.components.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Does again what failed. */
@Command(
    name = "retry",
    description =
        "Make a new deployment that does again what failed or was skipped, and follow it.",
    footer = {"", "Examples:", "  components deployment retry"},
    exitCodeList = {
      "0:deployed",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentRetryCommand extends ServerCommand {

  private final Interrupts interrupts;

  @Mixin private OutputOption output;
  @Mixin private Start start;
  @Mixin private DeploymentIdArgument deployment;

  DeploymentRetryCommand(Console console, Interrupts interrupts) {
    super(console);
    this.interrupts = interrupts;
  }

  @Override
  int call(Remote remote) throws InterruptedException {
    return start.follow(
        remote.told(remote.client().retry(deployment.id())), remote, output, interrupts);
  }
}
