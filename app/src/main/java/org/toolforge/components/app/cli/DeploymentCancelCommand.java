package org.toolforge.components.app.cli;

import java.util.List;
import org.toolforge.components.http.model.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Cancels a deployment. */
@Command(
    name = "cancel",
    description =
        "Ask a deployment to stop. It is over when everything that it started has stopped.",
    footer = {"", "Examples:", "  components deployment cancel"},
    exitCodeList = {
      "0:it is asked to stop",
      ExitCode.REFUSED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentCancelCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private DeploymentIdArgument deployment;

  DeploymentCancelCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Deployment cancelled = remote.told(remote.client().cancel(deployment.id()));
    output.print(
        cancelled,
        () -> List.of(cancelled.getDeployId() + " is " + cancelled.getStatus()),
        console());
    return ExitCode.OK;
  }
}
