package org.toolforge.components.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.RunStep;

/** Brings up the components, each after those that it waits for. */
final class RunningPhase {

  private final Limits limits;

  RunningPhase(Limits limits) {
    this.limits = limits;
  }

  void step(Work work, Observations seen, Instant now) {
    Deployment deployment = work.deployment();
    SequencedMap<ComponentName, RunProgress> runs =
        new LinkedHashMap<>(deployment.progress().runs());
    for (RunStep step : deployment.plan().orElseThrow().runs()) {
      ComponentRun run = new ComponentRun(deployment, step, seen, limits, now);
      ComponentName name = step.component();
      RunProgress before = runs.getOrDefault(name, new RunProgress.Waiting(step.waitsFor()));
      RunProgress after =
          before instanceof RunProgress.Waiting
              ? released(run, step, runs, deployment, seen)
              : run.followed(before);
      runs.put(name, after);
      if (run.isToBeApplied(after)) {
        work.add(run.apply());
      }
    }
    work.runs(runs);
    if (runs.values().stream().allMatch(RunProgress::isOver)) {
      conclude(work, runs, now);
    }
  }

  private static void conclude(
      Work work, SequencedMap<ComponentName, RunProgress> runs, Instant now) {
    boolean succeeded = runs.values().stream().allMatch(RunProgress::isSatisfied);
    work.ending(succeeded ? Verdict.SUCCESS : Failures.ofRuns(runs), now);
  }

  /** Starts a component that waits, gives it up, or lets it wait on. */
  private static RunProgress released(
      ComponentRun run,
      RunStep step,
      SequencedMap<ComponentName, RunProgress> runs,
      Deployment deployment,
      Observations seen) {
    List<ComponentName> missing = new ArrayList<>();
    for (ComponentName dependency : step.waitsFor()) {
      RunProgress progress = runs.get(dependency);
      if (progress instanceof RunProgress.Failed) {
        return new RunProgress.Skipped("Skipped, since " + dependency + " failed");
      }
      if (progress instanceof RunProgress.Skipped) {
        return new RunProgress.Skipped("Skipped, since " + dependency + " was skipped");
      }
      boolean satisfied = progress != null && progress.isSatisfied();
      if (progress == null) {
        JobState state = ComponentRun.outside(deployment.component(dependency), seen);
        Optional<RunProgress> heldUp = run.heldUpBy(dependency, state);
        if (heldUp.isPresent()) {
          return heldUp.get();
        }
        satisfied = state.isSatisfied();
      }
      if (!satisfied) {
        missing.add(dependency);
      }
    }
    return missing.isEmpty() ? run.started() : new RunProgress.Waiting(missing);
  }
}
