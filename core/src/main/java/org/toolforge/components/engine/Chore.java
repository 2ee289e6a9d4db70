package org.toolforge.components.engine;

import java.time.Duration;
import org.toolforge.components.ComponentsException;

/** Something that has to be looked after again and again. */
@FunctionalInterface
public interface Chore {

  /**
   * Looks after it once, in the caller's thread; one thread at a time.
   *
   * @return when to do so again at the latest
   * @throws ComponentsException.Unavailable when something does not answer; trying again helps
   */
  Duration tick();
}
