package org.toolforge.components.http.stream;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does something after a while unless it is closed before. */
final class Deadline implements AutoCloseable {

  private final ScheduledFuture<?> task;

  private Deadline(ScheduledFuture<?> task) {
    this.task = task;
  }

  static Deadline in(ScheduledExecutorService timer, Duration time, Runnable action) {
    return new Deadline(timer.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    task.cancel(false);
  }
}
