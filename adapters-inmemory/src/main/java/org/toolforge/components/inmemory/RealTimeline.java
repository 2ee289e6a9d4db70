package org.toolforge.components.inmemory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The time on the wall, in which the fakes may be quicker than real services: a speed of 10 makes
 * what takes a minute take six seconds. Safe for use by many threads.
 */
public final class RealTimeline implements Timeline, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(RealTimeline.class.getName());
  private static final Clock CLOCK = Clock.systemUTC();

  private final double speed;
  private final ScheduledThreadPoolExecutor executor;

  /**
   * @param speed above 0
   */
  public RealTimeline(double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("The speed must be above 0, not " + speed);
    }
    this.speed = speed;
    this.executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("timeline").factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  @Override
  public Instant instant() {
    return CLOCK.instant();
  }

  @Override
  public void schedule(Duration delay, Runnable action) {
    long nanos = (long) Math.min(delay.toNanos() / speed, Long.MAX_VALUE / 2.0);
    Future<?> unused = executor.schedule(() -> run(action), nanos, TimeUnit.NANOSECONDS);
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "Something that was scheduled failed", e);
    }
  }

  /** Ends it: what has not happened yet never will, also what is scheduled from now on. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
