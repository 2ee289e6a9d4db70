package org.toolforge.components.engine;

import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;

/** Which deployment, of which tool. */
record DeploymentRef(ToolName tool, DeploymentId id) {

  static DeploymentRef to(Deployment deployment) {
    return new DeploymentRef(deployment.tool(), deployment.id());
  }
}
