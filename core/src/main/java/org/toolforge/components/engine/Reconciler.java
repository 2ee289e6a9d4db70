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
 * Decides what comes next for a deployment. Pure: the same record, observations and time give the same
 * decision, and nothing is touched. Each phase decides in a class of its own; what may interrupt any of
 * them is here.
 *
 * <p>Not final, so that a simulation can be shown to catch a reconciler that is wrong.
 */
public class Reconciler {

  private final Limits limits;
  private final PreparingPhase preparing;
  private final BuildingPhase building;
  private final RunningPhase running;
  private final CleaningPhase cleaning;

  public Reconciler(Limits limits) {
    this.limits = limits;
    this.preparing = new PreparingPhase(limits);
    this.building = new BuildingPhase(limits);
    this.running = new RunningPhase(limits);
    this.cleaning = new CleaningPhase(limits);
  }

  /** The decision for what was observed after the record was read. */
  public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
    if (deployment.isFinished()) {
      return atRest(deployment);
    }
    Deployment current = interrupted(deployment, now);
    if (current != deployment) {
      return startsStopping(current);
    }
    Work work = new Work(current.withTrouble(""));
    Phase before;
    do {
      before = work.phase();
      step(work, seen, now);
      if (work.phase() == Phase.CLEANING && before != Phase.CLEANING && !work.succeeds()) {
        // What was observed may be older than an effect of the phase that ends here. Stopping is
        // decided on what is observed once nothing starts any more.
        return new Decision(work.deployment(), work.effects(), Optional.of(Duration.ZERO));
      }
    } while (work.phase() != before);
    return new Decision(
        work.deployment(),
        work.effects(),
        work.deployment().isFinished()
            ? atRest(work.deployment()).checkAgainIn()
            : Optional.of(Deadlines.next(work.deployment(), limits, now)));
  }

  /** The decision while something that must be observed does not answer. */
  public Decision reconcileBlind(Deployment deployment, String trouble, Instant now) {
    if (deployment.isFinished()) {
      return atRest(deployment);
    }
    Deployment current = interrupted(deployment, now);
    if (current != deployment) {
      return startsStopping(current);
    }
    if (current.phase() == Phase.CLEANING && cleaning.isOverdue(current, now)) {
      return new Decision(
          cleaning.givenUp(current, trouble, now), List.of(), Optional.of(Duration.ZERO));
    }
    return new Decision(
        current.withTrouble(trouble),
        List.of(),
        Optional.of(Deadlines.next(current, limits, now)));
  }

  private void step(Work work, Observations seen, Instant now) {
    switch (work.phase()) {
      case PREPARING -> preparing.step(work, seen, now);
      case WAITING, BUILDING -> building.step(work, seen, now);
      case RUNNING -> running.step(work, seen, now);
      case CLEANING -> cleaning.step(work, seen, now);
      case FINISHED -> {}
    }
  }

  private Deployment interrupted(Deployment deployment, Instant now) {
    boolean cancelled =
        deployment.verdict().map(Verdict.CANCELLED::equals).orElse(false);
    if (deployment.intent() != Intent.RUN && !cancelled) {
      return deployment.ending(Verdict.CANCELLED, now);
    }
    if (deployment.verdict().isEmpty()
        && !now.isBefore(deployment.createdAt().plus(limits.deployment()))) {
      return deployment.ending(
          Verdict.timedOut(
              "The deployment took longer than " + Sentences.span(limits.deployment())),
          now);
    }
    return deployment;
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
