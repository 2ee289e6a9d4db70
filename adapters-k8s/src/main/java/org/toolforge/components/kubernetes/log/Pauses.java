package org.toolforge.components.kubernetes.log;

import java.time.Duration;

/** Pauses that get longer as long as nothing comes of what is tried. */
public final class Pauses {

  private static final Duration FIRST = Duration.ofMillis(250);

  private final Duration longest;
  private Duration next = FIRST;
  private int fruitless;

  public Pauses(Duration longest) {
    this.longest = longest;
  }

  /** Something came of it. */
  public void reset() {
    next = FIRST;
    fruitless = 0;
  }

  /** How long to wait before the next try. */
  public Duration next() {
    fruitless++;
    Duration now = next.compareTo(longest) < 0 ? next : longest;
    next = next.multipliedBy(3).dividedBy(2);
    return now;
  }

  /** How many tries in a row nothing came of. */
  int fruitless() {
    return fruitless;
  }
}
