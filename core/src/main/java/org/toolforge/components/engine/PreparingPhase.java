package org.toolforge.components.engine;

import java.time.Instant;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Plan;

/** From what was asked to a plan. */
final class PreparingPhase {

  private final Limits limits;

  PreparingPhase(Limits limits) {
    this.limits = limits;
  }

  void step(Work work, Observations seen, Instant now) {
    switch (seen.preparation()) {
      case Preparation.Planned planned -> {
        work.prepared(planned.plan(), planned.config());
        Phase next = next(planned.plan(), seen);
        if (next != work.phase()) {
          work.enter(next, now);
        }
      }
      case Preparation.Refused refused ->
          work.ending(Verdict.failed(Outcome.ERROR_CONFIG, refused.message()), now);
      case Preparation.Unavailable unavailable ->
          unavailable(work, unavailable.message(), seen, now);
      case Preparation.NotNeeded ignored ->
          throw new IllegalStateException(
              "Deployment " + work.deployment().id() + " is preparing and was not prepared");
    }
  }

  private static Phase next(Plan plan, Observations seen) {
    if (seen.maintenance().isPresent()) {
      return Phase.WAITING;
    }
    if (plan.buildCount() == 0) {
      return Phase.RUNNING;
    }
    return seen.freeSlots() > 0 ? Phase.BUILDING : Phase.WAITING;
  }

  private void unavailable(Work work, String message, Observations seen, Instant now) {
    Instant since = work.deployment().progress().history().since();
    if (seen.maintenance().isPresent()) {
      // Whatever does not answer may be what is maintained. It is asked again afterwards.
      work.enter(Phase.WAITING, now);
    } else if (work.phase() == Phase.WAITING || now.isBefore(since.plus(limits.preparing()))) {
      work.trouble(message);
    } else {
      work.ending(Verdict.failed(Outcome.ERROR_INFRA, message), now);
    }
  }
}
