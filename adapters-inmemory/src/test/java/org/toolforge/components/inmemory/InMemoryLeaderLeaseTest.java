package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.LeaderLeaseContract;

class InMemoryLeaderLeaseTest implements LeaderLeaseContract {

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, new Script());

  @Override
  public LeaderLease newLease() {
    return platform.newLease();
  }

  @Override
  public void letTheHolderBeForgotten() {
    timeline.advanceTo(timeline.instant().plus(Duration.ofSeconds(15)));
  }
}
