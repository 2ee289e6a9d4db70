package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What to do, and when. An item is in it once however often it is added, and is never handed to two
 * takers at a time. Every operation costs the logarithm of the queue's length. Safe for use by many
 * threads.
 */
final class WorkQueue<T> {

  private record Entry<T>(Instant due, long number, T item) {}

  private final InstantSource clock;
  private final TreeSet<Entry<T>> entries =
      new TreeSet<>(
          Comparator.<Entry<T>, Instant>comparing(Entry::due).thenComparingLong(Entry::number));
  private final Map<T, Entry<T>> waiting = new HashMap<>();

  /** What somebody works on now, with when to look at it next if that was asked for meanwhile. */
  private final Map<T, Instant> taken = new HashMap<>();

  private long numbers;
  private boolean closed;

  WorkQueue(InstantSource clock) {
    this.clock = clock;
  }

  /** Makes it due now. */
  void add(T item) {
    addAfter(item, Duration.ZERO);
  }

  /** Makes it due after that long, unless it is due earlier anyway. */
  synchronized void addAfter(T item, Duration delay) {
    Instant due = clock.instant().plus(delay);
    if (taken.containsKey(item)) {
      taken.merge(item, due, (one, other) -> one.isBefore(other) ? one : other);
    } else {
      schedule(item, due);
    }
  }

  private void schedule(T item, Instant due) {
    Entry<T> before = waiting.get(item);
    if (before != null && !due.isBefore(before.due())) {
      return;
    }
    if (before != null) {
      entries.remove(before);
    }
    Entry<T> entry = new Entry<>(due, numbers++, item);
    waiting.put(item, entry);
    entries.add(entry);
    notifyAll();
  }

  /** What is due now, if anything; {@link #done} must follow. */
  synchronized Optional<T> poll() {
    if (closed || entries.isEmpty() || entries.first().due().isAfter(clock.instant())) {
      return Optional.empty();
    }
    T item = entries.removeFirst().item();
    waiting.remove(item);
    taken.put(item, Instant.MAX);
    return Optional.of(item);
  }

  /** Waits until something is due; empty once the queue is closed. {@link #done} must follow. */
  synchronized Optional<T> take() throws InterruptedException {
    while (!closed) {
      Optional<T> item = poll();
      if (item.isPresent()) {
        return item;
      }
      if (entries.isEmpty()) {
        wait();
      } else {
        wait(Math.max(1, Duration.between(clock.instant(), entries.first().due()).toMillis()));
      }
    }
    return Optional.empty();
  }

  /** Lets it be taken again. */
  synchronized void done(T item) {
    Instant due = taken.remove(item);
    if (due != null && !due.equals(Instant.MAX)) {
      schedule(item, due);
    }
  }

  synchronized boolean isTaken(T item) {
    return taken.containsKey(item);
  }

  /** When the next one that nobody works on becomes due. */
  synchronized Optional<Instant> nextDue() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.first().due());
  }

  /** How many items wait, those that somebody works on not counted. */
  synchronized int size() {
    return waiting.size();
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
