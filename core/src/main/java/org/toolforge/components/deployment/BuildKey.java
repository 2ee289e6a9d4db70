package org.toolforge.components.deployment;

import org.toolforge.components.config.ComponentName;

/** Names one build for good: starting it twice under this key starts it once. */
public record BuildKey(DeploymentId deployment, ComponentName component) {
  @Override
  public String toString() {
    return deployment + "/" + component;
  }
}
