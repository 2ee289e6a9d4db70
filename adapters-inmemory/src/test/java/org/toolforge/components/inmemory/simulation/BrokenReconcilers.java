package org.toolforge.components.inmemory.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.engine.Decision;
import org.toolforge.components.engine.Effect;
import org.toolforge.components.engine.Observations;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RunStep;

/** Reconcilers that are wrong on purpose, each in one way. */
final class BrokenReconcilers {

  private BrokenReconcilers() {}

  /** Starts every component at once, whatever it waits for. */
  static final class WaitsForNothing extends Reconciler {
    WaitsForNothing(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      return super.reconcile(
          deployment.plan().map(plan -> impatient(deployment, plan)).orElse(deployment), seen, now);
    }

    private static Deployment impatient(Deployment deployment, Plan plan) {
      List<RunStep> runs =
          plan.runs().stream()
              .map(run -> new RunStep(run.component(), run.action(), List.of(), run.reasons()))
              .toList();
      Progress progress = deployment.progress();
      return deployment.with(
          new Progress(
              progress.config(),
              progress.history(),
              new Plan(plan.builds(), runs, plan.removals(), plan.stages(), plan.estimate()),
              progress.builds(),
              progress.runs(),
              progress.verdict(),
              progress.trouble(),
              progress.callback()));
    }
  }

  /** Goes on as if nobody had cancelled. */
  static final class ForgetsCancels extends Reconciler {
    ForgetsCancels(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      return super.reconcile(
          deployment.intent() == Intent.CANCEL && deployment.phase() != Phase.PREPARING
              ? new Deployment(
                  deployment.id(),
                  deployment.tool(),
                  deployment.createdAt(),
                  deployment.request(),
                  Intent.RUN,
                  deployment.progress())
              : deployment,
          seen,
          now);
    }
  }

  /** Says that it is cancelled before anything has stopped. */
  static final class CancelsInWordsOnly extends Reconciler {
    CancelsInWordsOnly(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      return deployment.intent() == Intent.CANCEL && !deployment.isFinished()
          ? new Decision(
              deployment.ending(Verdict.CANCELLED, now).finished(now), List.of(), Optional.empty())
          : super.reconcile(deployment, seen, now);
    }
  }

  /** Never moves on from bringing up components. */
  static final class NeverEnds extends Reconciler {
    NeverEnds(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      return deployment.phase() == Phase.RUNNING
          ? new Decision(deployment, List.of(), Optional.of(Duration.ofMinutes(5)))
          : super.reconcile(deployment, seen, now);
    }
  }

  /** Calls a deployment done while obsolete jobs are still there. */
  static final class LeavesObsoleteJobs extends Reconciler {
    LeavesObsoleteJobs(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      Decision decision = super.reconcile(deployment, seen, now);
      Deployment next = decision.next();
      boolean removes = decision.effects().stream().anyMatch(Effect.RemoveJob.class::isInstance);
      return removes && next.verdict().filter(Verdict::isSuccess).isPresent()
          ? new Decision(next.finished(now), List.of(), Optional.empty())
          : decision;
    }
  }

  /** Fails over something that it did not think of. */
  static final class Throws extends Reconciler {
    Throws(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      if (deployment.phase() == Phase.CLEANING) {
        throw new IllegalStateException("this cannot be");
      }
      return super.reconcile(deployment, seen, now);
    }
  }

  /** Ends in an error that nobody expects. */
  static final class Overflows extends Reconciler {
    Overflows(Limits limits) {
      super(limits);
    }

    @Override
    public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
      throw new StackOverflowError("this goes on for ever");
    }
  }
}
