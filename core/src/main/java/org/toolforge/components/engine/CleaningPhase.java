package org.toolforge.components.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.RemoveStep;
import org.toolforge.components.plan.Removals;

/**
 * Brings a deployment whose end is decided to that end. One that succeeded removes what the config no
 * longer has; any other stops what it started and waits until it has stopped. Nothing is started here.
 */
final class CleaningPhase {

  private final Limits limits;

  CleaningPhase(Limits limits) {
    this.limits = limits;
  }

  void step(Work work, Observations seen, Instant now) {
    Deployment deployment = work.deployment();
    List<Effect> left =
        work.succeeds() ? leftovers(deployment, seen) : inMotion(deployment, seen);
    if (left.isEmpty()) {
      work.close(Closing.closed(deployment, seen, now));
      work.finished(now);
    } else if (isOverdue(deployment, now)) {
      work.close(Closing.closed(deployment, seen, now));
      work.ending(unconfirmed(deployment, left.size() + " of them are still there"), now);
      work.finished(now);
    } else {
      left.forEach(work::add);
    }
  }

  boolean isOverdue(Deployment deployment, Instant now) {
    return !now.isBefore(deployment.progress().history().since().plus(limits.cleaning()));
  }

  /** The end of a deployment for which nobody answers whether its work has stopped. */
  Deployment givenUp(Deployment deployment, String trouble, Instant now) {
    return Closing.unseen(deployment, now)
        .ending(unconfirmed(deployment, trouble), now)
        .finished(now);
  }

  private Verdict unconfirmed(Deployment deployment, String why) {
    Verdict decided = deployment.verdict().orElseThrow();
    return Verdict.failed(
        Outcome.ERROR_INFRA,
        "%s, but builds and jobs that had to go could not be confirmed gone within %s: %s"
            .formatted(decided.message(), Sentences.span(limits.cleaning()), why));
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

  /** Whether it is an earlier run of a one-off that ran again. */
  private static boolean isSuperseded(Job.Owned job, Deployment deployment) {
    ComponentName component = job.spec().component().name();
    return job.spec().component() instanceof OneOffComponent
        && !job.spec().revision().equals(deployment.jobRevision())
        && deployment.progress().runs().get(component) instanceof RunProgress.Ready
        && deployment.component(component) instanceof OneOffComponent;
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
