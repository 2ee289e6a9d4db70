package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.inmemory.durable.DirectoryResultStore;
import org.toolforge.components.inmemory.durable.DurableShelves;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

/** Runs on demand of a world that is kept. */
class RunsRestartTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path directory;

  /** One process with all that belongs to it. */
  private final class Life implements AutoCloseable {
    private final DurableShelves shelves = DurableShelves.open(directory.resolve("state"));
    private final VirtualTimeline timeline;
    private final InMemoryPlatform platform;

    Life(Instant now, Script script) {
      timeline = new VirtualTimeline(now);
      platform =
          new InMemoryPlatform(
              timeline, script, shelves, DirectoryResultStore.open(directory.resolve("results")));
    }

    void passTo(Instant moment) {
      timeline.advanceTo(moment);
    }

    @Override
    public void close() {
      shelves.close();
    }
  }

  @Test
  void runsTheirStatesAndResultsAreThereAgain() {
    Script script = new Script();
    script.onDemand("api").failsWith(3).leaves("out.txt", "result");
    List<Run> before;
    try (Life life = new Life(START, script)) {
      life.platform
          .runs()
          .start(
              TestRuns.order("a")
                  .env("TEXT", "one\ntwo ü 🙂")
                  .callback("https://tools.example/hook?a=b")
                  .build());
      life.platform.runs().start(TestRuns.order("b").build());
      life.passTo(START.plusSeconds(60));
      life.platform
          .runs()
          .saveCallback(
              TOOL, TestRuns.id("a"), new CallbackState.GivenUp(START, "Nobody answers."));
      before = life.platform.runs().list(TOOL);
    }
    try (Life life = new Life(START.plusSeconds(600), script)) {
      assertThat(life.platform.runs().list(TOOL)).isEqualTo(before);
      assertThat(before).extracting(run -> run.state().isOver()).containsExactly(true, true);
      assertThat(life.platform.results().list(TOOL, TestRuns.id("b"))).hasSize(1);
      assertThat(LogContract.lines(life.platform.runs().log(TOOL, TestRuns.id("b"), 0, true)))
          .isNotEmpty();
      life.platform.runs().remove(TOOL, TestRuns.id("a"));
    }
    try (Life life = new Life(START.plusSeconds(900), script)) {
      assertThat(life.platform.runs().list(TOOL))
          .extracting(Run::id)
          .containsExactly(TestRuns.id("b"));
    }
  }

  @Test
  void aRunGoesOnThatAnotherProcessBegan() {
    Script script = new Script();
    script.onDemand("api").isPendingFor(Duration.ofMinutes(1)).takes(Duration.ofMinutes(1));
    try (Life life = new Life(START, script)) {
      life.platform.runs().start(TestRuns.order("a").build());
    }
    try (Life life = new Life(START, script)) {
      life.passTo(START.plusSeconds(90));
      assertThat(life.platform.runs().all())
          .extracting(Run::state)
          .containsExactly(new RunState.Running(START.plusSeconds(60)));
    }
    try (Life life = new Life(START.plusSeconds(90), script)) {
      life.passTo(START.plusSeconds(300));
      assertThat(life.platform.runs().all())
          .extracting(Run::state)
          .first()
          .isInstanceOf(RunState.Succeeded.class);
    }
  }
}
