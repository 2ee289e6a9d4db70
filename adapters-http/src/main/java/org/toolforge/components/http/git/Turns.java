package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many in at a time; the others wait, as long as their time lasts. */
final class Turns {

  private final Semaphore free;

  Turns(int atOnce) {
    this.free = new Semaphore(atOnce, true);
  }

  /** What is done once it is one's turn. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T take(Budget budget, Work<T> work) throws IOException {
    try {
      if (!free.tryAcquire(budget.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw GitFailure.passing("too many other repositories are being looked into");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for others");
    }
    try {
      return work.run();
    } finally {
      free.release();
    }
  }
}
