package org.toolforge.components.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.Removals;
import org.toolforge.components.plan.RemoveStep;

/**
 * Brings a deployment whose end is decided to that end. One that succeeded removes what the config
 * no longer has; any other stops what it started and waits until it has stopped. Nothing is started
 * here.
 */
final class CleaningPhase {

  void step(Work work, Observations seen, Instant now) {
    Deployment deployment = work.deployment();
    List<Effect> left = work.succeeds() ? leftovers(deployment, seen) : inMotion(deployment, seen);
    if (left.isEmpty()) {
      work.close(Closing.closed(deployment, seen, now));
      work.finished(now);
    } else {
      seen.rejectionOfStopping()
          .ifPresentOrElse(
              error -> work.trouble(String.valueOf(error.getMessage())),
              () -> left.forEach(work::add));
    }
  }

  /** What a successful deployment removes, dependents first. */
  private static List<Effect> leftovers(Deployment deployment, Observations seen) {
    List<Effect> removals = new ArrayList<>();
    for (Job.Owned job : seen.ownedJobs()) {
      if (isSuperseded(job, deployment)) {
        removals.add(new Effect.RemoveJob(job.name()));
      }
    }
    if (deployment.request().only().isEmpty()) {
      for (RemoveStep step : Removals.of(deployment.config(), seen.ownedJobs())) {
        removals.add(new Effect.RemoveJob(step.job()));
      }
    }
    return removals;
  }

  /** Whether it is an earlier run of a one-off: of one that ran again, or a run that failed. */
  private static boolean isSuperseded(Job.Owned job, Deployment deployment) {
    if (!(job.spec().component() instanceof OneOffComponent)
        || job.spec().revision().equals(deployment.jobRevision())) {
      return false;
    }
    ComponentName name = job.spec().component().name();
    RunProgress run = deployment.progress().runs().get(name);
    return run != null
        && deployment.component(name) instanceof OneOffComponent
        && (run instanceof RunProgress.Ready || !job.state().isSatisfied());
  }

  /** What an early end stops: builds, and one-offs that have not ended. */
  private static List<Effect> inMotion(Deployment deployment, Observations seen) {
    List<Effect> stops = new ArrayList<>();
    for (ComponentName name : deployment.progress().builds().keySet()) {
      BuildKey key = deployment.buildKey(name);
      seen.build(key)
          .filter(build -> build.state().isActive())
          .ifPresent(build -> stops.add(new Effect.CancelBuild(key)));
    }
    for (Job.Owned job : seen.ownedJobs()) {
      if (job.spec().component() instanceof OneOffComponent
          && job.spec().revision().equals(deployment.jobRevision())
          && job.state() instanceof JobState.Starting) {
        stops.add(new Effect.RemoveJob(job.name()));
      }
    }
    return stops;
  }
}
