package org.toolforge.components.engine;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildState;

/** Says of every build and run of a deployment that ends how it stood at the end. */
final class Closing {

  private Closing() {}

  static Deployment closed(Deployment deployment, Observations seen, Instant now) {
    String why = deployment.verdict().map(Verdict::message).orElse("");
    SequencedMap<ComponentName, BuildProgress> builds =
        new LinkedHashMap<>(deployment.progress().builds());
    builds.replaceAll((name, build) ->
        seen.build(deployment.buildKey(name))
            .map(known -> closed(build, known, why, now))
            .orElse(build));
    SequencedMap<ComponentName, RunProgress> runs =
        new LinkedHashMap<>(deployment.progress().runs());
    runs.replaceAll((name, run) ->
        job(deployment, name, seen).map(job -> closed(run, job.state(), now)).orElse(run));
    builds.replaceAll((name, build) -> build.isOver() ? build : unseen(build, why, now));
    runs.replaceAll(
        (name, run) -> run.isOver() ? run : unseen(deployment.component(name), run, why));
    return deployment.withBuilds(builds).withRuns(runs);
  }

  private static BuildProgress closed(BuildProgress build, Build known, String why, Instant now) {
    return switch (build) {
      case BuildProgress.Requested requested -> closed(known, why, requested.since(), now);
      case BuildProgress.Building building -> closed(known, why, building.since(), now);
      default -> build;
    };
  }

  private static BuildProgress closed(Build known, String why, Instant since, Instant now) {
    return known.state() instanceof BuildState.Cancelled
        ? new BuildProgress.Stopped(known.id(), why, since, now)
        : BuildReports.progress(known, since, now);
  }

  /** What nobody shows any more, or never showed, did not start or has stopped. */
  private static BuildProgress unseen(BuildProgress build, String why, Instant now) {
    return build instanceof BuildProgress.Building building
        ? new BuildProgress.Stopped(building.buildId(), why, building.since(), now)
        : new BuildProgress.NotStarted(why);
  }

  private static RunProgress closed(RunProgress run, JobState state, Instant now) {
    return switch (run) {
      case RunProgress.Requested requested -> closed(state, requested.since(), now);
      case RunProgress.Starting starting -> closed(state, starting.since(), now);
      default -> run;
    };
  }

  private static RunProgress closed(JobState state, Instant since, Instant now) {
    return switch (state) {
      case JobState.Ready ignored -> new RunProgress.Ready(since, now);
      case JobState.Succeeded ignored -> new RunProgress.Ready(since, now);
      case JobState.Failed failed ->
          new RunProgress.Failed(failed.fault(), failed.message(), since, now);
      case JobState.Starting starting -> new RunProgress.Starting(since, starting.message());
    };
  }

  private static RunProgress unseen(Component component, RunProgress run, String why) {
    if (!(run instanceof RunProgress.Starting)) {
      return new RunProgress.Skipped(why);
    }
    return component instanceof OneOffComponent
        ? new RunProgress.Abandoned("Stopped. " + why)
        : new RunProgress.Abandoned("Started, and not awaited. " + why);
  }

  /** The job that this deployment applied for the component. */
  private static Optional<Job.Owned> job(
      Deployment deployment, ComponentName name, Observations seen) {
    return seen.job(JobName.of(deployment.component(name), deployment.jobRevision()))
        .filter(job -> job.spec().revision().equals(deployment.jobRevision()));
  }
}
