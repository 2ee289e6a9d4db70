package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what happens in its own time. */
final class Await {

  private static final Duration MOMENT = Duration.ofMillis(20);

  private Await() {}

  /** Waits, and fails when it takes longer than that. */
  static void until(String what, Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("Time until " + what).isBefore(end);
      pass(MOMENT);
    }
  }

  static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }
}
