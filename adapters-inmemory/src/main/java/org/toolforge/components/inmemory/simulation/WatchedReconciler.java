package org.toolforge.components.inmemory.simulation;

import java.time.Instant;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Decision;
import org.toolforge.components.engine.Observations;
import org.toolforge.components.engine.Reconciler;

/** Tells of a reconciler that fails; the engine would only log it and try again. */
final class WatchedReconciler extends Reconciler {

  private final Reconciler watched;
  private final Runnable onDecision;

  WatchedReconciler(Reconciler watched, Runnable onDecision) {
    super(Limits.DEFAULT);
    this.watched = watched;
    this.onDecision = onDecision;
  }

  @Override
  public Decision reconcile(Deployment deployment, Observations seen, Instant now) {
    onDecision.run();
    try {
      return watched.reconcile(deployment, seen, now);
    } catch (RuntimeException e) {
      throw failure(deployment, e);
    }
  }

  @Override
  public Decision reconcileBlind(Deployment deployment, String trouble, Instant now) {
    onDecision.run();
    try {
      return watched.reconcileBlind(deployment, trouble, now);
    } catch (RuntimeException e) {
      throw failure(deployment, e);
    }
  }

  private static BrokenInvariant failure(Deployment deployment, RuntimeException cause) {
    BrokenInvariant failure =
        new BrokenInvariant(
            "The reconciler always decides, but for %s it failed: %s"
                .formatted(deployment.id(), cause));
    failure.initCause(cause);
    return failure;
  }
}
