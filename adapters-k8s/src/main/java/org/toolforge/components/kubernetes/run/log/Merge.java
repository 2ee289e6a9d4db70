package org.toolforge.components.kubernetes.run.log;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Which of the lines that lie ready comes next: the oldest. Where somebody follows, a pod that says
 * nothing may have an older one on its way, for which the others wait a moment.
 */
final class Merge {

  /** How late a line may come in and still be put in its place. */
  static final Duration MOMENT = Duration.ofMillis(500);

  /** How long it may take until the first line of a pod is here. */
  static final Duration OPENING = Duration.ofSeconds(3);

  private final boolean follow;

  Merge(boolean follow) {
    this.follow = follow;
  }

  /** The feed whose line is the oldest of those that lie ready. */
  static Optional<PodFeed> oldest(Collection<PodFeed> feeds) {
    PodFeed oldest = null;
    PodFeed.Ready first = null;
    for (PodFeed feed : feeds) {
      PodFeed.Ready head = feed.head().orElse(null);
      if (head != null && (first == null || head.time().isBefore(first.time()))) {
        oldest = feed;
        first = head;
      }
    }
    return Optional.ofNullable(oldest);
  }

  /** How many nanoseconds a line has to wait for other feeds; 0 or less when it may come. */
  long wait(PodFeed.Ready line, Collection<PodFeed> feeds, long now) {
    long wait = 0;
    for (PodFeed feed : feeds) {
      if (feed.isReading()) {
        if (!follow) {
          return Long.MAX_VALUE;
        }
        Duration patience = feed.hasBegun() ? MOMENT : OPENING;
        long until =
            Math.max(line.arrived() + MOMENT.toNanos(), feed.active() + patience.toNanos());
        wait = Math.max(wait, until - now);
      }
    }
    return wait;
  }
}
