package org.toolforge.components.kubernetes.harness;

import java.time.Duration;

/** Waits for what no notification tells of. */
final class Pause {

  private static final Duration MOMENT = Duration.ofMillis(50);

  private Pause() {}

  static void aMoment() {
    try {
      Thread.sleep(MOMENT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
