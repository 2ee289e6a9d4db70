package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that stands still until it is moved. Things happen in the thread that moves it, in order of
 * time and, at one time, in the order in which they were scheduled. Safe for use by many threads.
 */
public final class VirtualTimeline implements Timeline {

  private record Event(Instant due, long number, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::due).thenComparingLong(Event::number));
  private Instant now;
  private long numbers;

  public VirtualTimeline(Instant start) {
    this.now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void schedule(Duration delay, Runnable action) {
    events.add(new Event(now.plus(delay), numbers++, action));
  }

  /** When the next thing happens, if anything is to. */
  public synchronized Optional<Instant> nextDue() {
    return Optional.ofNullable(events.peek()).map(Event::due);
  }

  /** Moves time to that moment, and lets happen what is due by then. Time never goes back. */
  public void advanceTo(Instant target) {
    for (Optional<Runnable> next = next(target); next.isPresent(); next = next(target)) {
      next.get().run();
    }
    synchronized (this) {
      now = later(now, target);
    }
  }

  private synchronized Optional<Runnable> next(Instant target) {
    Event first = events.peek();
    if (first == null || first.due().isAfter(target)) {
      return Optional.empty();
    }
    events.remove();
    now = later(now, first.due());
    return Optional.of(first.action());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
