package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.Instant;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.JobServiceContract;

class InMemoryJobServiceTest implements JobServiceContract {

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryJobService jobs =
      new InMemoryJobService(timeline, new Script(), Shelves.NONE);

  @Override
  public JobService jobs() {
    return jobs;
  }

  @Override
  public void letJobsComeUp() {
    pass(Duration.ofMinutes(1));
  }

  @Override
  public void addForeignJob(ToolName tool, JobName name) {
    jobs.addForeign(tool, name);
  }

  @Override
  public void changeReplicas(ToolName tool, JobName name, int replicas) {
    jobs.changeReplicas(tool, name, replicas);
  }

  @Override
  public void letTimePass() {
    pass(Duration.ofMillis(500));
  }

  private void pass(Duration time) {
    timeline.advanceTo(timeline.instant().plus(time));
  }
}
