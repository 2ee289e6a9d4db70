package org.toolforge.components.app.cli;

import org.toolforge.components.http.model.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Follows a deployment. */
@Command(
    name = "watch",
    description = {
      "Follow a deployment to its end.",
      "Ctrl-C ends the watching only; the deployment goes on."
    },
    footer = {"", "Examples:", "  components deployment watch"},
    exitCodeList = {
      "0:it was successful",
      ExitCode.FAILED_HELP,
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class DeploymentWatchCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private DeploymentIdArgument deployment;

  DeploymentWatchCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) throws InterruptedException {
    Deployment watched = remote.told(remote.client().deployment(deployment.id()));
    return new Watch(output, console()).of(new RemoteDeployment(remote, watched));
  }
}
