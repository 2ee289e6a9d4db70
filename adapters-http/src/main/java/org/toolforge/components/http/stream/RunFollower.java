package org.toolforge.components.http.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.toolforge.components.Runs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.error.TooManyStreams;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.run.Run;

/** Holds answers until runs on demand change, within the limits. Safe for use by many threads. */
public final class RunFollower implements AutoCloseable {

  private final Runs runs;
  private final Streams streams;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<ToolName, Waiting> waiting = new HashMap<>();
  private final Subscription subscription;
  private boolean closed;

  /** Listens from now on. */
  public RunFollower(Runs runs, Streams streams) {
    this.runs = runs;
    this.streams = streams;
    this.subscription = runs.watch(this::changed);
  }

  /** Those who wait for a run of one tool. */
  private final class Waiting {
    private final Condition changed = lock.newCondition();
    private long changes;
    private int many;
  }

  /**
   * The run as it is once that holds for it, or after that time.
   *
   * @param seen the run as it was read before
   * @throws TooManyStreams when too many wait already
   */
  public Run await(Run seen, Predicate<Run> wanted, Duration patience) {
    if (wanted.test(seen) || patience.isZero()) {
      return seen;
    }
    ToolName tool = seen.order().tool();
    Streams.Place place = streams.take(tool);
    Waiting here = enter(tool);
    try {
      return await(here, seen, wanted, System.nanoTime() + patience.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return seen;
    } finally {
      leave(tool, here);
      place.close();
    }
  }

  private Run await(Waiting here, Run seen, Predicate<Run> wanted, long end)
      throws InterruptedException {
    while (true) {
      // Counted before the run is read, so that no change after that is missed.
      long changes = changes(here);
      Run now = runs.find(seen.order().tool(), seen.id());
      if (wanted.test(now) || !sleep(here, changes, end)) {
        return now;
      }
    }
  }

  private long changes(Waiting here) {
    lock.lock();
    try {
      return here.changes;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there was a change, rather than an end to waiting. */
  private boolean sleep(Waiting here, long changes, long end) throws InterruptedException {
    lock.lock();
    try {
      long left = end - System.nanoTime();
      while (here.changes == changes && left > 0 && !closed) {
        left = here.changed.awaitNanos(left);
      }
      return here.changes != changes && !closed;
    } finally {
      lock.unlock();
    }
  }

  private Waiting enter(ToolName tool) {
    lock.lock();
    try {
      Waiting here = waiting.computeIfAbsent(tool, unknown -> new Waiting());
      here.many++;
      return here;
    } finally {
      lock.unlock();
    }
  }

  private void leave(ToolName tool, Waiting here) {
    lock.lock();
    try {
      here.many--;
      if (here.many == 0) {
        waiting.remove(tool);
      }
    } finally {
      lock.unlock();
    }
  }

  private void changed(ToolName tool) {
    lock.lock();
    try {
      Waiting there = waiting.get(tool);
      if (there != null) {
        there.changes++;
        there.changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets everybody go who waits. */
  @Override
  public void close() {
    subscription.close();
    lock.lock();
    try {
      closed = true;
      waiting.values().forEach(there -> there.changed.signalAll());
    } finally {
      lock.unlock();
    }
  }
}
