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
 * Which deployments to look at, and when. A deployment is in it once however often it is added, and is
 * never handed to two takers at a time. Every operation costs the logarithm of the queue's length. Safe
 * for use by many threads.
 */
final class WorkQueue {

  private record Entry(Instant due, long number, DeploymentRef ref) {}

  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::due).thenComparing(Entry::number);

  private final InstantSource clock;
  private final TreeSet<Entry> entries = new TreeSet<>(ORDER);
  private final Map<DeploymentRef, Entry> waiting = new HashMap<>();

  /** What somebody works on now, with when to look at it next if that was asked for meanwhile. */
  private final Map<DeploymentRef, Instant> taken = new HashMap<>();

  private long numbers;
  private boolean closed;

  WorkQueue(InstantSource clock) {
    this.clock = clock;
  }

  /** Makes it due now. */
  void add(DeploymentRef ref) {
    addAfter(ref, Duration.ZERO);
  }

  /** Makes it due after that long, unless it is due earlier anyway. */
  synchronized void addAfter(DeploymentRef ref, Duration delay) {
    Instant due = clock.instant().plus(delay);
    if (taken.containsKey(ref)) {
      taken.merge(ref, due, (one, other) -> one.isBefore(other) ? one : other);
    } else {
      schedule(ref, due);
    }
  }

  private void schedule(DeploymentRef ref, Instant due) {
    Entry before = waiting.get(ref);
    if (before != null && !due.isBefore(before.due())) {
      return;
    }
    if (before != null) {
      entries.remove(before);
    }
    Entry entry = new Entry(due, numbers++, ref);
    waiting.put(ref, entry);
    entries.add(entry);
    notifyAll();
  }

  /** What is due now, if anything; {@link #done} must follow. */
  synchronized Optional<DeploymentRef> poll() {
    if (closed || entries.isEmpty() || entries.first().due().isAfter(clock.instant())) {
      return Optional.empty();
    }
    DeploymentRef ref = entries.removeFirst().ref();
    waiting.remove(ref);
    taken.put(ref, Instant.MAX);
    return Optional.of(ref);
  }

  /** Waits until something is due; empty once the queue is closed. {@link #done} must follow. */
  synchronized Optional<DeploymentRef> take() throws InterruptedException {
    while (!closed) {
      Optional<DeploymentRef> ref = poll();
      if (ref.isPresent()) {
        return ref;
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
  synchronized void done(DeploymentRef ref) {
    Instant due = taken.remove(ref);
    if (due != null && !due.equals(Instant.MAX)) {
      schedule(ref, due);
    }
  }

  synchronized boolean isTaken(DeploymentRef ref) {
    return taken.containsKey(ref);
  }

  /** When the next one that nobody works on becomes due. */
  synchronized Optional<Instant> nextDue() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.first().due());
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
