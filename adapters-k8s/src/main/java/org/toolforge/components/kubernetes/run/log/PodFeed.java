package org.toolforge.components.kubernetes.run.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.log.PrintedLine;
import org.toolforge.components.kubernetes.log.Reading;

/**
 * Reads one pod in a thread of its own, a few lines ahead of whoever takes them. All feeds of a log
 * share a lock, under which whoever takes lines looks at them.
 */
final class PodFeed {

  /** How many lines may lie ready. What is not taken stays where it is printed. */
  private static final int MOST_READY = 8;

  /**
   * A line that lies ready.
   *
   * @param time never before that of the line before it
   * @param arrived when, in nanoseconds of this process
   */
  record Ready(PrintedLine line, Instant time, long arrived) {}

  private final String pod;
  private final PodReader reader;
  private final Reading reading;
  private final ReentrantLock lock;
  private final Condition changed;
  private final Thread thread;

  private final Deque<Ready> ready = new ArrayDeque<>();
  private Instant latest = Instant.EPOCH;
  private long active = System.nanoTime();
  private boolean begun;
  private boolean idle;
  private boolean done;
  private @Nullable RuntimeException failure;

  /**
   * One that has not started.
   *
   * @param reading what closes the reader
   * @param changed of that lock; signalled with every change
   */
  PodFeed(String pod, PodReader reader, Reading reading, ReentrantLock lock, Condition changed) {
    this.pod = pod;
    this.reader = reader;
    this.reading = reading;
    this.lock = lock;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("log-of-" + pod).unstarted(this::run);
  }

  String pod() {
    return pod;
  }

  void start() {
    thread.start();
  }

  private void run() {
    RuntimeException problem = null;
    try {
      Optional<PrintedLine> line = reader.next(this::setIdle);
      while (line.isPresent()) {
        put(line.get());
        line = reader.next(this::setIdle);
      }
    } catch (InterruptedException e) {
      // It was closed; the thread ends here.
    } catch (RuntimeException e) {
      problem = e;
    } finally {
      reader.close();
      end(problem);
    }
  }

  private void put(PrintedLine line) throws InterruptedException {
    lock.lock();
    try {
      while (ready.size() >= MOST_READY) {
        changed.await();
      }
      // Threads that print at once do not always have their times in order.
      latest = line.time().isAfter(latest) ? line.time() : latest;
      active = System.nanoTime();
      begun = true;
      ready.add(new Ready(line, latest, active));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void setIdle(boolean whether) {
    lock.lock();
    try {
      idle = whether;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void end(@Nullable RuntimeException problem) {
    lock.lock();
    try {
      failure = problem;
      done = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // What follows is called under the lock.

  /** The line that comes next, if it lies ready. */
  Optional<Ready> head() {
    return Optional.ofNullable(ready.peek());
  }

  /** Takes the line that lies ready. */
  Ready take() {
    changed.signalAll();
    return ready.remove();
  }

  /** Whether a line may come at any time that is older than those of others. */
  boolean isReading() {
    return ready.isEmpty() && !idle && !done;
  }

  /** Whether it ever gave a line. */
  boolean hasBegun() {
    return begun;
  }

  /** When it last gave a line, or began. */
  long active() {
    return active;
  }

  /**
   * Whether nothing will come any more.
   *
   * @throws RuntimeException when it cannot be told what else there is
   */
  boolean isDone() {
    if (done && ready.isEmpty() && failure != null) {
      throw failure;
    }
    return done && ready.isEmpty();
  }

  // What follows is called by any thread.

  /** Ends a connection that waits, so that it is looked whether there is anything to wait for. */
  void interrupt() {
    reading.interrupt();
  }

  void close() {
    reading.close();
    thread.interrupt();
  }
}
