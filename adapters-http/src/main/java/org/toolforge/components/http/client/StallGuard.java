package org.toolforge.components.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a stream on which nothing has come for a while, so that nobody waits for it for ever. */
final class StallGuard implements AutoCloseable {

  private final InputStream stream;
  private final Duration patience;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile long lastMoved = System.nanoTime();

  private StallGuard(InputStream stream, Duration patience) {
    this.stream = stream;
    this.patience = patience;
  }

  static StallGuard of(InputStream stream, Duration patience) {
    StallGuard guard = new StallGuard(stream, patience);
    Thread.ofVirtual().name("stall-guard").start(guard::watch);
    return guard;
  }

  /** Something has come. */
  void moved() {
    lastMoved = System.nanoTime();
  }

  private void watch() {
    try {
      while (!over.await(patience.toMillis() / 4, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - lastMoved > patience.toNanos()) {
          stream.close();
          return;
        }
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt(); // it ends anyway
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}
