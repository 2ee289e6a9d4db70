package org.toolforge.components.app.cli;

import org.toolforge.components.app.text.Tables;
import org.toolforge.components.http.model.Deployments;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the deployments. */
@Command(
    name = "list",
    description = "List the deployments of the tool, the newest last.",
    footer = {
      "",
      "Examples:",
      "  components deployment list",
      "  components deployment list --output yaml"
    },
    exitCodeList = {"0:done", ExitCode.REFUSED_HELP, ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class DeploymentListCommand extends ServerCommand {

  @Mixin private OutputOption output;

  DeploymentListCommand(Console console) {
    super(console);
  }

  @Override
  int call(Remote remote) {
    Deployments all = remote.told(remote.client().deployments());
    output.print(
        all,
        () -> Tables.deployments(all.getDeployments(), console().style(), console().columns()),
        console());
    return ExitCode.OK;
  }
}
