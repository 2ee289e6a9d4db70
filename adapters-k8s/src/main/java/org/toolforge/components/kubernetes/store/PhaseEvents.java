package org.toolforge.components.kubernetes.store;

import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.kubernetes.client.KubeObject;

/** Tells of each phase of a deployment as it begins. */
final class PhaseEvents {

  private final ClusterEvents events;

  PhaseEvents(ClusterEvents events) {
    this.events = events;
  }

  void tell(Deployment before, Deployment now, KubeObject object) {
    if (before.phase() == now.phase()) {
      return;
    }
    String reason = reason(now);
    if (now.isFinished() && now.status() != DeploymentStatus.SUCCESSFUL) {
      events.warn(object, reason, now.longStatus());
    } else {
      events.inform(object, reason, now.longStatus());
    }
  }

  private static String reason(Deployment deployment) {
    return switch (deployment.phase()) {
      case PREPARING -> "Preparing";
      case WAITING -> "Waiting";
      case BUILDING -> "Building";
      case RUNNING -> "Running";
      case CLEANING -> "Cleaning";
      case FINISHED -> end(deployment.status());
    };
  }

  private static String end(DeploymentStatus status) {
    return switch (status) {
      case SUCCESSFUL -> "Successful";
      case FAILED -> "Failed";
      case TIMED_OUT -> "TimedOut";
      case CANCELLED -> "Cancelled";
      case PENDING, RUNNING, CANCELLING -> throw new IllegalStateException("No end: " + status);
    };
  }
}
