package org.toolforge.components.run;

import java.time.Duration;

/**
 * How much runs on demand may take up.
 *
 * @param active how many of a tool may go on at once
 * @param kept how many of a tool that have ended are kept; the oldest go
 * @param keep how long one that has ended is kept, with its results
 * @param usualTimeout how long one may take that says nothing of it
 * @param longestTimeout how long one may take at the most
 * @param resultBytes how much one may leave in all
 * @param resultFiles how many files one may leave
 */
public record RunLimits(
    int active,
    int kept,
    Duration keep,
    Duration usualTimeout,
    Duration longestTimeout,
    long resultBytes,
    int resultFiles) {

  public static final RunLimits DEFAULT =
      new RunLimits(
          5, 50, Duration.ofDays(7), Duration.ofHours(1), Duration.ofHours(24), 10L << 30, 10_000);
}
