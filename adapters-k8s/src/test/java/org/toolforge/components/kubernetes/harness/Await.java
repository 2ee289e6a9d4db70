package org.toolforge.components.kubernetes.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what others do in their own time. */
public final class Await {

  /** Long enough for a slow machine; only what fails takes so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration MOMENT = Duration.ofMillis(20);

  private Await() {}

  public static void until(String what, BooleanSupplier condition) {
    until(what, condition, () -> "");
  }

  /** Waits; when it is in vain, the failure says how things look by then. */
  public static void until(String what, BooleanSupplier condition, Supplier<String> looks) {
    if (!becomesTrue(condition)) {
      throw new AssertionError(
          "This did not come true within %s: %s. %s".formatted(PATIENCE, what, looks.get()));
    }
  }

  public static boolean becomesTrue(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      pass(MOMENT);
    }
    return true;
  }

  public static void pass(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }
}
