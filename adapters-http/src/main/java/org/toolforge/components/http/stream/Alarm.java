package org.toolforge.components.http.stream;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Something that happens after a while, or again and again, until it is closed. */
final class Alarm implements AutoCloseable {

  private final ScheduledFuture<?> task;

  private Alarm(ScheduledFuture<?> task) {
    this.task = task;
  }

  static Alarm in(ScheduledExecutorService timer, Duration time, Runnable action) {
    return new Alarm(timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** The action may wait for others: it has a thread of its own each time. */
  static Alarm every(ScheduledExecutorService timer, Duration pause, Runnable action) {
    Runnable start = () -> Thread.ofVirtual().name("heartbeat").start(action);
    return new Alarm(
        timer.scheduleWithFixedDelay(
            start, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    task.cancel(false);
  }
}
