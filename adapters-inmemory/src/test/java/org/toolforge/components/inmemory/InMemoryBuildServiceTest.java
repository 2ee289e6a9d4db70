package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildServiceContract;

class InMemoryBuildServiceTest implements BuildServiceContract {

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final BuildService builds =
      new InMemoryBuildService(timeline, new Script(), Shelves.NONE);

  @Override
  public BuildService builds() {
    return builds;
  }

  @Override
  public void letBuildsEnd() {
    pass(Duration.ofMinutes(1));
  }

  @Override
  public void letTimePass() {
    pass(Duration.ofMillis(500));
  }

  private void pass(Duration time) {
    timeline.advanceTo(timeline.instant().plus(time));
  }
}
