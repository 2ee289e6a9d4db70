package org.toolforge.components.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.status.ComponentStatus.Health;
import org.toolforge.components.status.ComponentStatus.Sync;

/** What the deployments that are kept know of the jobs that they applied. */
final class Applications {

  private final Map<JobRevision, Deployment> byRevision = new HashMap<>();

  Applications(List<Deployment> deployments) {
    deployments.forEach(deployment -> byRevision.put(deployment.jobRevision(), deployment));
  }

  /** Of two jobs, the one that a later deployment applied; the second when that is not known. */
  Job.Owned later(Job.Owned one, Job.Owned other) {
    Deployment first = byRevision.get(one.spec().revision());
    Deployment second = byRevision.get(other.spec().revision());
    boolean firstIsLater =
        first != null && (second == null || first.createdAt().isAfter(second.createdAt()));
    return firstIsLater ? one : other;
  }

  ComponentStatus of(Job.Owned job, Sync sync, List<String> differences) {
    return switch (job.state()) {
      case JobState.Starting starting ->
          of(job, sync, differences, Health.STARTING, starting.message());
      case JobState.Ready ignored -> up(job, sync, differences);
      case JobState.Succeeded ignored -> up(job, sync, differences);
      case JobState.Failed failed -> of(job, sync, differences, Health.UNHEALTHY, failed.message());
    };
  }

  /** A one-off that ended well and whose job is gone since. */
  ComponentStatus ended(JobSpec spec, List<String> differences) {
    Sync sync = differences.isEmpty() ? Sync.IN_SYNC : Sync.DRIFTED;
    return up(new Job.Owned(spec, new JobState.Succeeded()), sync, differences);
  }

  private ComponentStatus up(Job.Owned job, Sync sync, List<String> differences) {
    String message =
        switch (sync) {
          case IN_SYNC, MISSING -> "";
          case DRIFTED ->
              job.drift().isEmpty()
                  ? "It differs from the config. Deploy to change that."
                  : "Deploy to put that back.";
          case ORPHANED ->
              "The config does not have it. The next deployment of all components removes it.";
        };
    return of(job, sync, differences, Health.HEALTHY, message);
  }

  ComponentStatus missing(ComponentName name) {
    return new ComponentStatus(
        name,
        Sync.MISSING,
        List.of(),
        List.of(),
        Health.UNKNOWN,
        "It is not there. Deploy to start it.",
        null,
        null,
        null,
        null);
  }

  private ComponentStatus of(
      Job.Owned job, Sync sync, List<String> differences, Health health, String message) {
    JobSpec spec = job.spec();
    ComponentName name = spec.component().name();
    Deployment deployment = byRevision.get(spec.revision());
    return new ComponentStatus(
        name,
        sync,
        differences,
        job.drift(),
        health,
        message,
        spec.image(),
        deployment == null ? null : commit(deployment, name),
        deployment == null ? null : since(deployment.progress().runs().get(name)),
        deployment == null ? null : deployment.id());
  }

  private static @Nullable Commit commit(Deployment deployment, ComponentName name) {
    return deployment.plan().flatMap(plan -> plan.commit(name)).orElse(null);
  }

  private static @Nullable Instant since(@Nullable RunProgress run) {
    return switch (run) {
      case RunProgress.Requested requested -> requested.since();
      case RunProgress.Starting starting -> starting.since();
      case RunProgress.Ready ready -> ready.until();
      case RunProgress.Failed failed -> failed.until();
      case RunProgress.Waiting ignored -> null;
      case RunProgress.Unchanged ignored -> null;
      case RunProgress.Skipped ignored -> null;
      case RunProgress.Abandoned ignored -> null;
      case null -> null;
    };
  }
}
