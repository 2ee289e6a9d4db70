package org.toolforge.components.http.client;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets time pass before something is tried again. */
interface Pause {

  void of(Duration time) throws InterruptedException;

  /** In real time. */
  static void real(Duration time) throws InterruptedException {
    boolean ignored = new Semaphore(0).tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
