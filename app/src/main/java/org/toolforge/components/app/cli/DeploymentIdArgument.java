package org.toolforge.components.app.cli;

import org.toolforge.components.http.client.ComponentsClient;
import picocli.CommandLine.Parameters;

/** Which deployment. */
final class DeploymentIdArgument {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The deployment; default: the newest.")
  private String id = ComponentsClient.LATEST;

  String id() {
    return id;
  }
}
