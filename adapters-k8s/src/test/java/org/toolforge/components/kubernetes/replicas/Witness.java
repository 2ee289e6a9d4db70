package org.toolforge.components.kubernetes.replicas;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.port.StoredDeployment;

/** Sees what each replica sees, and notes what never may be. */
final class Witness {

  private final Map<DeploymentId, Progress> ends = new ConcurrentHashMap<>();
  private final Set<DeploymentId> cancelled = ConcurrentHashMap.newKeySet();
  private final Queue<String> objections = new ConcurrentLinkedQueue<>();

  void watch(Components replica) {
    var unused = replica.watch(stored -> look(replica, stored));
  }

  private void look(Components replica, StoredDeployment stored) {
    Deployment deployment = stored.deployment();
    if (deployment.isFinished()) {
      Progress end = deployment.progress();
      Progress before = ends.putIfAbsent(deployment.id(), end);
      if (before != null && !before.equals(end)) {
        objections.add("The end of %s changed".formatted(deployment.id()));
      }
    }
    List<DeploymentId> active =
        replica.deployments(deployment.tool()).stream()
            .filter(Deployment::isActive)
            .map(Deployment::id)
            .toList();
    if (active.size() > 1) {
      objections.add("Of %s all these are active: %s".formatted(deployment.tool(), active));
    }
  }

  /** From now on it must end as cancelled. */
  void expectCancelled(Deployment deployment) {
    cancelled.add(deployment.id());
  }

  long finished() {
    return ends.size();
  }

  long cancelled() {
    return cancelled.size();
  }

  /** What was wrong, now that nothing is under way. */
  List<String> objections(Components replica, List<ToolName> tools) {
    for (ToolName tool : tools) {
      for (Deployment deployment : replica.deployments(tool)) {
        if (!deployment.isFinished()) {
          objections.add("%s has not ended: %s".formatted(deployment.id(), deployment.intent()));
        } else if (cancelled.contains(deployment.id())
            && deployment.status() != DeploymentStatus.CANCELLED) {
          objections.add(
              "%s was cancelled and ended: %s".formatted(deployment.id(), deployment.longStatus()));
        }
      }
    }
    return List.copyOf(objections);
  }
}
