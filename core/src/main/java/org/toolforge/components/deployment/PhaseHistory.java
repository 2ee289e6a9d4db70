package org.toolforge.components.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which phases a deployment went through, and when. The last entry is the present phase. */
public record PhaseHistory(List<Entry> entries) {

  /**
   * One phase of the deployment.
   *
   * @param finishedAt absent while it goes on
   */
  public record Entry(Phase phase, Instant startedAt, @Nullable Instant finishedAt) {}

  public PhaseHistory {
    entries = List.copyOf(entries);
  }

  static PhaseHistory startingAt(Instant now) {
    return new PhaseHistory(List.of(new Entry(Phase.PREPARING, now, null)));
  }

  /** The phase that the deployment is in. */
  public Phase current() {
    return entries.getLast().phase();
  }

  /** When the present phase began. */
  public Instant since() {
    return entries.getLast().startedAt();
  }

  /** How long a phase took that is over; nothing for one that is not, or never was. */
  public Duration spentIn(Phase phase) {
    Duration spent = Duration.ZERO;
    for (Entry entry : entries) {
      if (entry.phase() == phase && entry.finishedAt() != null) {
        spent = spent.plus(Duration.between(entry.startedAt(), entry.finishedAt()));
      }
    }
    return spent;
  }

  PhaseHistory enter(Phase next, Instant now) {
    if (next.compareTo(current()) <= 0) {
      throw new IllegalStateException("A deployment cannot go from " + current() + " to " + next);
    }
    List<Entry> longer = new ArrayList<>(entries);
    Entry present = longer.removeLast();
    // Clocks of two engines may differ; no phase ends before it began.
    Instant then = now.isBefore(present.startedAt()) ? present.startedAt() : now;
    longer.add(new Entry(present.phase(), present.startedAt(), then));
    longer.add(new Entry(next, then, next == Phase.FINISHED ? then : null));
    return new PhaseHistory(longer);
  }
}
