package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildServiceContract;

class InMemoryBuildServiceTest implements BuildServiceContract {

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final Script script = new Script().buildSlotsInAll(7);
  private final BuildService builds = new InMemoryBuildService(timeline, script, Shelves.NONE);

  @Override
  public BuildService builds() {
    return builds;
  }

  @Override
  public void letBuildsEnd() {
    pass(Duration.ofMinutes(1));
  }

  @Override
  public void letFail(BuildKey key, Runnable start) {
    script.build(key.component().value()).failsIn("build", 3, "no Procfile");
    start.run();
    letBuildsEnd();
  }

  @Override
  public void letTimePass() {
    pass(Duration.ofMillis(500));
  }

  private void pass(Duration time) {
    timeline.advanceTo(timeline.instant().plus(time));
  }
}
