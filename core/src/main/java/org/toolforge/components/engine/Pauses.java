package org.toolforge.components.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after calls that failed in a row: about a second at first, about ten minutes at
 * last. No two wait for exactly as long, so that a receiver that comes back is not overrun.
 */
record Pauses(RandomGenerator random) {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int DOUBLINGS = 10;
  private static final double SPREAD = 0.25;

  Duration after(int failures) {
    long millis = Math.min(LONGEST.toMillis(), 1000L << Math.clamp(failures - 1, 0, DOUBLINGS));
    return Duration.ofMillis(Math.round(millis * (1 + SPREAD * (2 * random.nextDouble() - 1))));
  }
}
