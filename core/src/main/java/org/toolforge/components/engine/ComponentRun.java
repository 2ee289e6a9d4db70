package org.toolforge.components.engine;

import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.RunStep;

/** One component on its way up, as it is seen at one moment. */
final class ComponentRun {

  private final Deployment deployment;
  private final RunStep step;
  private final Component component;
  private final Optional<Job.Owned> job;
  private final Optional<ComponentsException> rejection;
  private final Limits limits;
  private final Instant now;

  ComponentRun(Deployment deployment, RunStep step, Observations seen, Limits limits, Instant now) {
    this.deployment = deployment;
    this.step = step;
    this.component = deployment.component(step.component());
    this.job = seen.job(JobName.of(component, deployment.jobRevision()));
    this.rejection = seen.rejectionOf(step.component());
    this.limits = limits;
    this.now = now;
  }

  /** How a component is that the deployment leaves alone; a one-off was seen to when planning. */
  static JobState outside(Component component, Observations seen) {
    return component instanceof OneOffComponent
        ? new JobState.Succeeded()
        : seen.job(JobName.lasting(component.name())).map(Job.Owned::state).orElse(GONE);
  }

  /** What becomes of a component that waits for one which the deployment leaves alone. */
  Optional<RunProgress> heldUpBy(ComponentName dependency, JobState state) {
    Instant since = deployment.progress().history().since();
    if (state instanceof JobState.Failed) {
      return Optional.of(
          failed(
              Fault.CONTENT,
              "It waits for %s, which does not run. Deploy %s as well."
                  .formatted(dependency, dependency),
              since));
    }
    return state.isSatisfied() || !isOverdue(since)
        ? Optional.empty()
        : Optional.of(
            failed(
                Fault.TIMEOUT,
                "It waits for %s, which was not ready after %s"
                    .formatted(dependency, Sentences.span(limits.readiness())),
                since));
  }

  /** What becomes of a component that may start now. */
  RunProgress started() {
    if (step.action() != RunStep.Action.UNCHANGED) {
      return new RunProgress.Requested(now, "");
    }
    if (isOneOff()) {
      return new RunProgress.Unchanged();
    }
    return switch (job.map(Job.Owned::state).orElse(GONE)) {
      case JobState.Ready ignored -> new RunProgress.Unchanged();
      case JobState.Succeeded ignored -> new RunProgress.Unchanged();
      case JobState.Starting starting -> new RunProgress.Starting(now, starting.message());
      case JobState.Failed ignored -> new RunProgress.Requested(now, "");
    };
  }

  /** What becomes of a component that was started before. */
  RunProgress followed(RunProgress before) {
    return switch (before) {
      case RunProgress.Requested requested -> confirmed(requested);
      case RunProgress.Starting starting ->
          job.map(seen -> progress(seen.state(), starting.since()))
              .orElseGet(() -> lost(starting.since()));
      case RunProgress.Ready ready -> job.isPresent() || isOneOff() ? ready : again(now);
      case RunProgress.Unchanged unchanged ->
          job.isPresent() || isOneOff() ? unchanged : again(now);
      case RunProgress.Waiting waiting -> waiting;
      case RunProgress.Failed failed -> failed;
      case RunProgress.Skipped skipped -> skipped;
      case RunProgress.Abandoned abandoned -> abandoned;
    };
  }

  /** Whether the platform has to be asked, for the first time or again, to make the job so. */
  boolean isToBeApplied(RunProgress progress) {
    return progress instanceof RunProgress.Requested && rejection.isEmpty();
  }

  Effect apply() {
    return new Effect.ApplyJob(
        new JobSpec(
            component, deployment.image(component.name()).orElseThrow(), deployment.jobRevision()));
  }

  private RunProgress confirmed(RunProgress.Requested requested) {
    if (job.isPresent() && job.get().spec().revision().equals(deployment.jobRevision())) {
      return progress(job.get().state(), requested.since());
    }
    if (rejection.isPresent()) {
      return rejected(rejection.get(), requested);
    }
    return isOverdue(requested.since())
        ? failed(
            Fault.INFRASTRUCTURE,
            "The platform did not accept it within %s. %s"
                .formatted(Sentences.span(limits.readiness()), requested.message()),
            requested.since())
        : requested;
  }

  private RunProgress progress(JobState state, Instant since) {
    return switch (state) {
      case JobState.Ready ignored -> new RunProgress.Ready(since, now);
      case JobState.Succeeded ignored -> new RunProgress.Ready(since, now);
      case JobState.Failed failed -> failed(failed.fault(), failed.message(), since);
      case JobState.Starting starting ->
          isOverdue(since)
              ? failed(Fault.TIMEOUT, notReady(starting.message()), since)
              : new RunProgress.Starting(since, starting.message());
    };
  }

  private String notReady(String lastWords) {
    String sentence = "Not ready after " + Sentences.span(limits.readiness());
    return lastWords.isEmpty() ? sentence : sentence + ": " + lastWords;
  }

  /**
   * A job that was there and is gone. A one-off may have done its work, so it does not run twice.
   */
  private RunProgress lost(Instant since) {
    if (isOneOff()) {
      return failed(
          Fault.INFRASTRUCTURE,
          "The job disappeared before it ended. Check what it did, then retry.",
          since);
    }
    return isOverdue(since)
        ? failed(Fault.TIMEOUT, notReady("the job keeps disappearing"), since)
        : again(since);
  }

  private static RunProgress again(Instant since) {
    return new RunProgress.Requested(since, "The job disappeared and is made again");
  }

  private RunProgress rejected(ComponentsException error, RunProgress.Requested requested) {
    String message = String.valueOf(error.getMessage());
    Instant since = requested.since();
    return switch (error) {
      case ComponentsException.Unavailable ignored -> new RunProgress.Requested(since, message);
      case ComponentsException.Invalid ignored -> failed(Fault.CONTENT, message, since);
      case ComponentsException.Malformed ignored -> failed(Fault.CONTENT, message, since);
      case ComponentsException.Conflict ignored -> failed(Fault.CONTENT, message, since);
      case ComponentsException.QuotaExceeded ignored -> failed(Fault.CONTENT, message, since);
      case ComponentsException.NotFetched ignored -> failed(Fault.CONTENT, message, since);
      case ComponentsException.Stale ignored -> failed(Fault.INFRASTRUCTURE, message, since);
      case ComponentsException.NotFound ignored -> failed(Fault.INFRASTRUCTURE, message, since);
      case ComponentsException.Forbidden ignored -> failed(Fault.INFRASTRUCTURE, message, since);
    };
  }

  private RunProgress failed(Fault fault, String message, Instant since) {
    return new RunProgress.Failed(fault, message, since, now);
  }

  private boolean isOneOff() {
    return component instanceof OneOffComponent;
  }

  private boolean isOverdue(Instant since) {
    return !now.isBefore(since.plus(limits.readiness()));
  }

  /** A job that is not there has to be applied just as one that failed. */
  private static final JobState GONE = new JobState.Failed(Fault.INFRASTRUCTURE, "");
}
