package org.toolforge.components.port;

import java.time.Duration;
import java.time.Instant;

/** What every contract needs of the adapter under test: a world that can be moved on. */
public interface WorldContract {

  /** Slow machines take their time; only what fails waits for so long. */
  Duration PATIENCE = Duration.ofSeconds(60);

  /** Lets a short while pass in the world behind the adapter; by default, in ours. */
  default void letTimePass() {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }

  /** Lets time pass until the assertion holds; fails with it when it does not hold for long. */
  default void eventually(Runnable assertion) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      try {
        assertion.run();
        return;
      } catch (AssertionError notYet) {
        letTimePass();
      }
    }
    assertion.run();
  }
}
