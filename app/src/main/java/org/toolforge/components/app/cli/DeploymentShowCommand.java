package org.toolforge.components.app.cli;

import java.time.InstantSource;
import org.toolforge.components.app.text.DeploymentText;
import org.toolforge.components.http.model.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one deployment. */
@Command(
    name = "show",
    description = "Show a deployment as it is now.",
    footer = {
      "",
      "Examples:",
      "  components deployment show",
      "  components deployment show mytool-deploy-20260404-120000-k3v9x2m7qp -o json"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class DeploymentShowCommand extends ServerCommand {

  @Mixin private OutputOption output;
  @Mixin private DeploymentIdArgument deployment;

  DeploymentShowCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Deployment shown = remote.told(remote.client().deployment(deployment.id()));
    output.print(
        shown,
        () -> DeploymentText.of(shown, InstantSource.system().instant(), console().style()),
        console());
    return ExitCode.OK;
  }
}
