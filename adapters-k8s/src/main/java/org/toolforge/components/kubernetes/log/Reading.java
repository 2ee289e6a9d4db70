package org.toolforge.components.kubernetes.log;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.LogRequest;
import org.toolforge.components.kubernetes.client.LogStream;

/**
 * Whether somebody still reads. Closing it, from any thread, ends whatever the reader waits for.
 */
public final class Reading {

  /** How often it is looked whether what is waited for has come true. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final long begun = System.nanoTime();
  private final Duration limit;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable LogStream stream;

  /**
   * Begins now.
   *
   * @param limit after which it closes by itself; zero for never
   */
  public Reading(Duration limit) {
    this.limit = limit;
  }

  public boolean isOver() {
    return isClosed() || (!limit.isZero() && left().isZero());
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private Duration left() {
    Duration left = limit.minusNanos(System.nanoTime() - begun);
    return left.isPositive() ? left : Duration.ZERO;
  }

  /** What a request may still take. */
  LogRequest limited(LogRequest request) {
    return limit.isZero() ? request : request.within(left().plusMillis(1));
  }

  /** Ends what is read now; whoever reads may go on with something else. */
  public void interrupt() {
    LogStream open = stream;
    if (open != null) {
      open.cancel();
    }
  }

  /** The stream that is read from now on. */
  void follow(LogStream next) {
    stream = next;
    if (isClosed()) {
      next.cancel();
    }
  }

  /** Waits for a while, or until that holds, or until it is over. */
  public void pause(Duration most, BooleanSupplier until) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (left > 0 && !isOver() && !until.getAsBoolean()) {
      boolean unused = closed.await(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS);
      left = end - System.nanoTime();
    }
  }

  public void close() {
    closed.countDown();
    interrupt();
  }
}
