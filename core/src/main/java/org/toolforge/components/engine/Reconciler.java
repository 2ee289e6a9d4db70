package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Verdict;

/**
 * Decides what comes next for a deployment. Pure: the same record, observations and time give the
 * same decision, and nothing is touched. Each phase decides in a class of its own; what may
 * interrupt any of them is here.
 *
 * <p>Not final, so that a simulation can be shown to catch a reconciler that is wrong.
 */
public class Reconciler {

  private final Limits limits;
  private final PreparingPhase preparing;
  private final WaitingPhase waiting;
  private final BuildingPhase building;
  private final RunningPhase running;
  private final CleaningPhase cleaning;

  public Reconciler(Limits limits) {
    this.limits = limits;
    this.preparing = new PreparingPhase(limits);
    this.building = new BuildingPhase(limits);
    this.waiting = new WaitingPhase(preparing, building);
    this.running = new RunningPhase(limits);
    this.cleaning = new CleaningPhase();
  }

  /** The decision for what was observed after the record was read. */
  public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
    if (deployment.isFinished()) {
      return atRest(deployment);
    }
    Optional<Verdict> interruption = interruption(deployment, now);
    if (interruption.isPresent()) {
      return startsStopping(deployment.ending(interruption.get(), now));
    }
    // While cleaning, what was in the way the last time still is: it is all that is waited for.
    Work work =
        new Work(deployment.phase() == Phase.CLEANING ? deployment : deployment.withTrouble(""));
    Phase before;
    do {
      before = work.phase();
      step(work, seen, now);
      if (work.phase() == Phase.CLEANING && before != Phase.CLEANING && !work.succeeds()) {
        // What was observed may be older than an effect of the phase that ends here. Stopping is
        // decided on what is observed once nothing starts any more.
        return new Decision(work.deployment(), work.effects(), Optional.of(Duration.ZERO));
      }
    } while (isToBeStepped(before, work.phase()));
    return new Decision(
        work.deployment(),
        work.effects(),
        work.deployment().isFinished()
            ? atRest(work.deployment()).checkAgainIn()
            : Optional.of(Deadlines.next(work.deployment(), limits, now)));
  }

  /**
   * The decision while something that must be observed does not answer. Nothing is given up for
   * that: whether a build has stopped is known only once its service answers again.
   */
  public Decision reconcileBlind(Deployment deployment, String trouble, Instant now) {
    if (deployment.isFinished()) {
      return atRest(deployment);
    }
    Optional<Verdict> interruption = interruption(deployment, now);
    if (interruption.isPresent()) {
      return startsStopping(deployment.ending(interruption.get(), now));
    }
    return new Decision(
        deployment.withTrouble(trouble),
        List.of(),
        Optional.of(Deadlines.next(deployment, limits, now)));
  }

  /** Whether a phase was entered that has not decided yet; waiting and building decide as one. */
  private static boolean isToBeStepped(Phase before, Phase now) {
    return now != before && !(before == Phase.WAITING && now == Phase.BUILDING);
  }

  private void step(Work work, Observations seen, Instant now) {
    switch (work.phase()) {
      case PREPARING -> preparing.step(work, seen, now);
      case WAITING -> waiting.step(work, seen, now);
      case BUILDING -> building.step(work, seen, now);
      case RUNNING -> running.step(work, seen, now);
      case CLEANING -> cleaning.step(work, seen, now);
      case FINISHED -> {}
    }
  }

  /** The end that it comes to before its time: because the user wants that, or time is up. */
  private Optional<Verdict> interruption(Deployment deployment, Instant now) {
    Optional<Verdict> verdict = deployment.verdict();
    if (deployment.intent() != Intent.RUN) {
      return verdict.equals(Optional.of(Verdict.CANCELLED))
          ? Optional.empty()
          : Optional.of(Verdict.CANCELLED);
    }
    if (now.isBefore(Deadlines.end(deployment, limits))) {
      return Optional.empty();
    }
    if (verdict.isEmpty()) {
      return Optional.of(Verdict.timedOut("The deployment took longer than " + span()));
    }
    return verdict
        .filter(Verdict::isSuccess)
        .map(success ->
            Verdict.timedOut(
                "All components are deployed, but what the config no longer has could not be"
                    + " removed within "
                    + span()));
  }

  private String span() {
    return Sentences.span(limits.deployment());
  }

  private static Decision startsStopping(Deployment deployment) {
    return new Decision(deployment, List.of(), Optional.of(Duration.ZERO));
  }

  private static Decision atRest(Deployment deployment) {
    return deployment.intent() == Intent.DELETE
        ? new Decision(deployment, List.of(new Effect.Forget()), Optional.of(Duration.ZERO))
        : new Decision(deployment, List.of(), Optional.empty());
  }
}
