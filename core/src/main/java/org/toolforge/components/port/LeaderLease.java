package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;

/**
 * Decides which of several engines works. It keeps them out of each other's way and is no lock: an
 * engine that stands still for long may go on for a moment after another has taken over.
 *
 * <p>Each engine has an instance of its own. Safe for use by many threads.
 */
public interface LeaderLease {

  /**
   * Takes the lease if nobody has it, or keeps it. A holder that is not heard of for a while loses
   * it.
   *
   * @return whether it is held now
   * @throws ComponentsException.Unavailable when that cannot be found out
   */
  boolean hold();

  /** Gives the lease up, so that another engine may have it at once. */
  void release();
}
