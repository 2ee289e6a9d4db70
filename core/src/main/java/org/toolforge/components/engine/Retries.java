package org.toolforge.components.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long to leave a task alone after failures in a row: a second at first, a minute at last. */
final class Retries {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final int DOUBLINGS = 6;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Map<Task, Integer> failures = new ConcurrentHashMap<>();

  Duration pauseAfterFailure(Task task) {
    int inARow = failures.merge(task, 1, Integer::sum);
    Duration pause = FIRST.multipliedBy(1L << Math.min(inARow - 1, DOUBLINGS));
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  void succeeded(Task task) {
    failures.remove(task);
  }
}
