package org.toolforge.components.engine;

import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.BuildRequest;

/** Something to do in the world. Doing it twice is the same as doing it once. */
public sealed interface Effect {

  record StartBuild(BuildKey key, BuildRequest request) implements Effect {}

  record CancelBuild(BuildKey key) implements Effect {}

  record ApplyJob(JobSpec spec) implements Effect {
    ComponentName component() {
      return spec.component().name();
    }
  }

  record RemoveJob(JobName name) implements Effect {}

  /** Removes the record of the deployment itself. */
  record Forget() implements Effect {}
}
