package org.toolforge.components.engine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.toolforge.components.ComponentsException;

/** A thread that does a chore again and again until it is closed. */
public final class Rounds implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Rounds.class.getName());
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final String name;
  private final Chore chore;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  private Rounds(String name, Chore chore) {
    this.name = name;
    this.chore = chore;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::goRound);
  }

  /**
   * Begins at once.
   *
   * @param name of the chore, for the log
   */
  public static Rounds start(String name, Chore chore) {
    Rounds rounds = new Rounds(name, chore);
    rounds.thread.start();
    return rounds;
  }

  private void goRound() {
    try {
      Duration pause = once();
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = once();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration once() {
    try {
      return chore.tick();
    } catch (ComponentsException.Unavailable e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} has to wait: {1}", name, e.getMessage());
    } catch (RuntimeException e) {
      // A defect of ours must neither end the rounds nor make them spin.
      LOG.log(System.Logger.Level.ERROR, "A defect keeps from its work: " + name, e);
    }
    return AFTER_FAILURE;
  }

  /** Lets a round come to its end, and interrupts it when that takes long. */
  @Override
  public void close() {
    closed.countDown();
    try {
      if (!thread.join(LAST_WORDS)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
