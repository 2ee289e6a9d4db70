package org.toolforge.components.http.client;

import java.time.Duration;

/** When to try again what failed, with pauses that grow, and when not any more. */
final class Retries {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int MOST_FAILURES = 12; // together about four minutes

  private final Pause pause;
  private int failures;

  Retries(Pause pause) {
    this.pause = pause;
  }

  /** Something was achieved; failures are counted anew. */
  void succeeded() {
    failures = 0;
  }

  /**
   * Lets time pass.
   *
   * @param atLeast what the server asks for; zero for nothing
   * @throws ClientException the failure, when there were too many in a row
   */
  void after(ClientException failure, Duration atLeast) throws InterruptedException {
    failures++;
    if (failures > MOST_FAILURES) {
      throw failure;
    }
    Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 10));
    Duration usual = grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    pause.of(atLeast.compareTo(usual) > 0 ? atLeast : usual);
  }

  /**
   * The same after a refusal, if that may pass.
   *
   * @throws ClientException the refusal, when it will not
   */
  void after(ClientException.Refused refused) throws InterruptedException {
    switch (refused.status()) {
      case 429, 502, 503, 504 -> after(refused, refused.retryAfter());
      default -> throw refused;
    }
  }
}
