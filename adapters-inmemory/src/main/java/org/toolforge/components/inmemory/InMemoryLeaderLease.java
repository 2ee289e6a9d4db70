package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.port.LeaderLease;

/** A lease among engines of one process; who does not ask for it in time loses it. */
final class InMemoryLeaderLease implements LeaderLease {

  private static final Duration LASTS = Duration.ofSeconds(15);

  /** What all engines of one world share. */
  static final class Holding {
    private @Nullable LeaderLease holder;
    private Instant until = Instant.MIN;
  }

  private final Holding holding;
  private final InstantSource clock;
  private final Script script;

  InMemoryLeaderLease(Holding holding, InstantSource clock, Script script) {
    this.holding = holding;
    this.clock = clock;
    this.script = script;
  }

  @Override
  public boolean hold() {
    script.call("leader lease");
    Instant now = clock.instant();
    synchronized (holding) {
      if (holding.holder != null && !equals(holding.holder) && now.isBefore(holding.until)) {
        return false;
      }
      holding.holder = this;
      holding.until = now.plus(LASTS);
      return true;
    }
  }

  @Override
  public void release() {
    synchronized (holding) {
      if (equals(holding.holder)) {
        holding.holder = null;
      }
    }
  }
}
