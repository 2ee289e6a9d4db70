package org.toolforge.components.inmemory.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What came of one seed.
 *
 * @param deployments how many deployments were made
 * @param broken which invariant did not hold, and how; absent when all held
 */
public record SeedResult(long seed, long deployments, FaultCounts faults, @Nullable String broken) {

  public boolean passed() {
    return broken == null;
  }
}
