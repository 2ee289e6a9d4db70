package org.toolforge.components.port;

import java.time.Duration;

/** What every contract needs of the adapter under test: a world that can be moved on. */
public interface WorldContract {

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
    for (int i = 0; i < 200; i++) {
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
