package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Cancels a deployment when the user interrupts, and holds the program until that is done. */
final class Cancellation implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final RunningDeployment deployment;
  private final PrintStream err;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Interrupts.Registration registration;
  private volatile boolean wanted;

  private Cancellation(Interrupts interrupts, RunningDeployment deployment, PrintStream err) {
    this.deployment = deployment;
    this.err = err;
    this.registration = interrupts.onInterrupt(this::cancel);
  }

  static Cancellation on(Interrupts interrupts, RunningDeployment deployment, PrintStream err) {
    return new Cancellation(interrupts, deployment, err);
  }

  boolean isWanted() {
    return wanted;
  }

  private void cancel() {
    wanted = true;
    deployment.cancel();
    try {
      if (!over.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        err.println(
            "The deployment did not stop within "
                + PATIENCE.toSeconds()
                + " s; "
                + deployment.whatBecomesOfIt());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    registration.close();
    over.countDown();
  }
}
