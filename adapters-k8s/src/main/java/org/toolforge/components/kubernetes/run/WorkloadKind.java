package org.toolforge.components.kubernetes.run;

import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;

/** As what a job is in the cluster. */
enum WorkloadKind {
  DEPLOYMENT,
  CRON_JOB,
  JOB;

  static WorkloadKind of(Component component) {
    return switch (component) {
      case ContinuousComponent ignored -> DEPLOYMENT;
      case ScheduledComponent ignored -> CRON_JOB;
      case OneOffComponent ignored -> JOB;
    };
  }
}
