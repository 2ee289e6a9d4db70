package org.toolforge.components.plan;

import org.toolforge.components.config.Component;

/**
 * One job as it was asked of the platform: which component, with which image, by which deployment.
 */
public record JobSpec(Component component, Image image, JobRevision revision) {

  public JobName name() {
    return JobName.of(component, revision);
  }
}
