package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.inmemory.durable.DurableShelves;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.BuildServiceContract;

/** What was kept goes on only once all of it is there again, however soon its time comes. */
final class TakingUpTest {

  private static final ToolName ONE = new ToolName("one");
  private static final ToolName OTHER = new ToolName("other");

  @TempDir private Path directory;

  private static VirtualTimeline standstill() {
    return new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** Lets everything happen at once, in threads of its own, and gives each a moment to do so. */
  private static final class Hurry implements Timeline {
    private final List<Thread> threads = new ArrayList<>();
    private final List<Boolean> tooSoon = new ArrayList<>();

    @Override
    public Instant instant() {
      return Instant.parse("2026-01-01T00:00:00Z");
    }

    @Override
    public void schedule(Duration delay, Runnable action) {
      if (Thread.currentThread().isDaemon()) {
        return;
      }
      Thread thread = Thread.ofPlatform().daemon().start(action);
      threads.add(thread);
      try {
        tooSoon.add(thread.join(Duration.ofMillis(50)));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("The test was interrupted", e);
      }
    }

    private void assertThatAllWaited() throws InterruptedException {
      assertThat(tooSoon).containsExactly(false, false);
      for (Thread thread : threads) {
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
      }
    }
  }

  @Test
  void noBuildGoesOnBeforeAllAreTakenUp() throws InterruptedException {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      InMemoryBuildService builds = new InMemoryBuildService(standstill(), new Script(), shelves);
      for (ToolName tool : List.of(ONE, OTHER)) {
        builds.start(
            tool,
            new BuildKey(TestDeployments.id(tool.value()), new ComponentName("api")),
            BuildServiceContract.REQUEST);
      }
    }

    Hurry hurry = new Hurry();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      InMemoryBuildService builds = new InMemoryBuildService(hurry, new Script(), shelves);
      hurry.assertThatAllWaited();
      assertThat(builds.slots(ONE).holders()).hasSize(1);
    }
  }

  @Test
  void noJobGoesOnBeforeAllAreTakenUp() throws InterruptedException {
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      InMemoryJobService jobs = new InMemoryJobService(standstill(), new Script(), shelves);
      for (ToolName tool : List.of(ONE, OTHER)) {
        jobs.apply(
            tool,
            new JobSpec(
                TestConfigs.continuous("api").build(),
                TestPlans.image("api"),
                new JobRevision("first")));
      }
    }

    Hurry hurry = new Hurry();
    try (DurableShelves shelves = DurableShelves.open(directory)) {
      InMemoryJobService jobs = new InMemoryJobService(hurry, new Script(), shelves);
      hurry.assertThatAllWaited();
      assertThat(jobs.list(ONE)).hasSize(1);
    }
  }
}
