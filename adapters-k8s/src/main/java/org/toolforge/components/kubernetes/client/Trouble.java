package org.toolforge.components.kubernetes.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in the way of something that is tried again and again. The log tells once that it does
 * not work, and once that it works again. Safe for use by many threads.
 */
public final class Trouble {

  private static final System.Logger LOG = System.getLogger(Trouble.class.getName());

  /** One failure is nothing to tell operators: connections end. */
  private static final int WORTH_TELLING = 2;

  private final String what;
  private @Nullable String why;
  private int failures;

  /**
   * No trouble yet.
   *
   * @param what what does not work while there is some; a sentence without its full stop
   */
  public Trouble(String what) {
    this.what = what;
  }

  /** It failed, for this reason. */
  public synchronized void failed(String reason) {
    why = reason;
    failures++;
    if (failures == WORTH_TELLING) {
      LOG.log(System.Logger.Level.WARNING, "{0}: {1} It is tried again.", what, reason);
    }
  }

  /** It works. */
  public synchronized void worked() {
    if (failures >= WORTH_TELLING) {
      LOG.log(System.Logger.Level.INFO, "This is over: {0}", what);
    }
    why = null;
    failures = 0;
  }

  /** What people are told of it; empty while it works. */
  public synchronized Optional<String> now() {
    return Optional.ofNullable(why).map(reason -> what + ": " + reason);
  }
}
