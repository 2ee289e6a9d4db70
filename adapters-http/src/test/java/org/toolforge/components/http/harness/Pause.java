package org.toolforge.components.http.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Lets a test wait for what other threads do. */
public final class Pause {

  private Pause() {}

  public static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }

  /** Until that holds. Fails after half a minute. */
  public static void until(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("Never happened: " + what);
      }
      of(Duration.ofMillis(2));
    }
  }
}
