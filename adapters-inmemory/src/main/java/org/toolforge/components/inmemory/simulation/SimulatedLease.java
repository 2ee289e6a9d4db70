package org.toolforge.components.inmemory.simulation;

import java.util.function.BooleanSupplier;
import org.toolforge.components.port.LeaderLease;

/**
 * The lease of an engine that only ever ends by a crash, and so never gives it up.
 *
 * @param held whether it is held now
 */
record SimulatedLease(BooleanSupplier held) implements LeaderLease {

  @Override
  public boolean hold() {
    return held.getAsBoolean();
  }

  @Override
  public void release() {
    // A process that is gone says nothing.
  }
}
