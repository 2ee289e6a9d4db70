package org.toolforge.components.kubernetes.log;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.toolforge.components.ComponentsException;

/** How many logs may be read at once. Safe for use by many threads. */
public final class Seats {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String what;
  private final int count;
  private final Semaphore free;

  /**
   * All free.
   *
   * @param what is read, as in {@code build logs}
   */
  public Seats(String what, int count) {
    this.what = what;
    this.count = count;
    this.free = new Semaphore(count);
  }

  /**
   * Takes one.
   *
   * @return gives it back; only the first call counts
   * @throws ComponentsException.Unavailable when there is none
   */
  public Runnable take() {
    if (!free.tryAcquire()) {
      throw new ComponentsException.Unavailable(
          "%d %s are being read already, and that is the limit. Try again in a moment."
              .formatted(count, what),
          PAUSE);
    }
    AtomicBoolean returned = new AtomicBoolean();
    return () -> {
      if (returned.compareAndSet(false, true)) {
        free.release();
      }
    };
  }
}
