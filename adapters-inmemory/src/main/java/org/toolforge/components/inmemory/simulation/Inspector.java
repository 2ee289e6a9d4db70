package org.toolforge.components.inmemory.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.StoredDeployment;

/** Watches everything that happens, without faults in between, and objects to what never may. */
final class Inspector {

  private final DeploymentStore deployments;
  private final BuildStarts buildStarts;
  private final JobStarts jobStarts;
  private final EndState endState;
  private final Map<DeploymentId, Deployment> latest = new LinkedHashMap<>();
  private final Set<DeploymentId> cancelled = new HashSet<>();

  Inspector(DeploymentStore deployments, BuildService builds, JobService jobs) {
    this.deployments = deployments;
    this.buildStarts = new BuildStarts(builds);
    this.jobStarts = new JobStarts(jobs, latest.values());
    this.endState = new EndState(builds, jobs, jobStarts, latest.values());
    deployments.watch(this::written);
  }

  long deployments() {
    return latest.size();
  }

  private void written(StoredDeployment stored) {
    Deployment next = stored.deployment();
    Deployment before = latest.put(next.id(), next);
    if (before != null && before.isFinished() && !before.progress().equals(next.progress())) {
      throw new BrokenInvariant(
          "A final status never changes, but deployment %s went from %s to %s"
              .formatted(next.id(), before.status(), next.status()));
    }
    List<DeploymentId> active =
        deployments.list(next.tool()).stream()
            .map(StoredDeployment::deployment)
            .filter(Deployment::isActive)
            .map(Deployment::id)
            .toList();
    if (active.size() > 1) {
      throw new BrokenInvariant(
          "A tool has one active deployment at the most, but %s has %s"
              .formatted(next.tool(), active));
    }
  }

  /** Checks a call that is about to reach its service. */
  void before(String method, @Nullable Object[] arguments) {
    if (method.equals("start")) {
      wanted(latest.get(argument(arguments, BuildKey.class).deployment()), Phase.BUILDING);
    }
    if (method.equals("apply")) {
      JobSpec spec = argument(arguments, JobSpec.class);
      Deployment applying = applying(argument(arguments, ToolName.class), spec.revision());
      jobStarts.check(wanted(applying, Phase.RUNNING), spec);
    }
  }

  private @Nullable Deployment applying(ToolName tool, JobRevision revision) {
    return latest.values().stream()
        .filter(deployment -> deployment.tool().equals(tool))
        .filter(deployment -> deployment.jobRevision().equals(revision))
        .findFirst()
        .orElse(null);
  }

  /** The check comes directly before the effect, so the record is as it was when checked. */
  private static Deployment wanted(@Nullable Deployment deployment, Phase phase) {
    if (deployment == null
        || deployment.phase() != phase
        || deployment.intent() != Intent.RUN
        || deployment.verdict().isPresent()) {
      throw new BrokenInvariant(
          "Nothing is started that the record no longer wants, but something is for "
              + (deployment == null
                  ? "a deployment that is not there"
                  : "%s, which is in phase %s and to %s"
                      .formatted(deployment.id(), deployment.phase(), deployment.intent())));
    }
    return deployment;
  }

  /** Takes note of a call that its service took. */
  void after(String method, @Nullable Object[] arguments) {
    if (method.equals("start")) {
      buildStarts.add(argument(arguments, ToolName.class), argument(arguments, BuildKey.class));
    }
  }

  private static <T> T argument(@Nullable Object[] arguments, Class<T> type) {
    for (Object argument : arguments) {
      if (type.isInstance(argument)) {
        return type.cast(argument);
      }
    }
    throw new IllegalArgumentException("The call has no " + type.getSimpleName());
  }

  /** From now on that job, which is not ours, must stay. */
  void expectForeign(ToolName tool, String name) {
    endState.expectForeign(tool, new JobName(name));
  }

  /** From now on that deployment must end as cancelled. */
  void expectCancelled(DeploymentId id) {
    cancelled.add(id);
  }

  /** Somebody takes that job away behind the back of the system. */
  void loses(ToolName tool, JobName job) {
    endState.loses(tool, job);
    jobStarts.loses(tool, job);
  }

  boolean isAtRest() {
    return deployments.unfinished().isEmpty();
  }

  List<DeploymentId> unfinished() {
    return deployments.unfinished().stream().map(stored -> stored.deployment().id()).toList();
  }

  /** Checks what must hold whenever no deployment is under way. */
  void checkAtRest() {
    for (DeploymentId id : cancelled) {
      Deployment deployment = latest.get(id);
      if (deployment == null || !deployment.status().word().equals("cancelled")) {
        throw new BrokenInvariant(
            "A cancel is never lost, but %s ended as %s"
                .formatted(id, deployment == null ? "nothing" : deployment.longStatus()));
      }
    }
    endState.check();
  }

  /**
   * Checks that the last deployment of each tool succeeded, and was of what its config says;
   * nothing kept it from that.
   */
  void checkAllDeployed(Map<ToolName, ToolConfig> wanted) {
    Map<ToolName, Deployment> newest = new HashMap<>();
    latest.values().forEach(deployment -> newest.put(deployment.tool(), deployment));
    wanted.forEach((tool, config) -> {
      Deployment last = newest.get(tool);
      if (last == null || !last.status().word().equals("successful")) {
        throw new BrokenInvariant(
            "With nothing in the way a deployment succeeds, but the last one of %s did not: %s"
                .formatted(tool, last == null ? "none" : last.longStatus()));
      }
      if (!last.config().equals(config)) {
        throw new BrokenInvariant(
            "What is deployed is what was saved, but %s deployed something else"
                .formatted(last.id()));
      }
    });
  }
}
