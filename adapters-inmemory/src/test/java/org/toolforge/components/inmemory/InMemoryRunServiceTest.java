package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.RunServiceContract;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

class InMemoryRunServiceTest implements RunServiceContract {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final RunId RUN = TestRuns.id("a");

  private final VirtualTimeline timeline = new VirtualTimeline(START);
  private final Script script = new Script();
  private final InMemoryResultStore results = new InMemoryResultStore(script);
  private final InMemoryRunService runs =
      new InMemoryRunService(timeline, script, results, Shelves.NONE);

  @Override
  public RunService runs() {
    return runs;
  }

  @Override
  public void letRunsEnd() {
    pass(Duration.ofMinutes(1));
  }

  @Override
  public void letRunsFail(int exitCode) {
    script.onDemand("api").failsWith(exitCode);
  }

  @Override
  public void letTimePass() {
    pass(Duration.ofMillis(500));
  }

  private void pass(Duration time) {
    timeline.advanceTo(timeline.instant().plus(time));
  }

  private void start() {
    runs.start(TestRuns.order("a").timeout(Duration.ofSeconds(90)).build());
  }

  private RunState state() {
    return runs.find(TOOL, RUN).orElseThrow().state();
  }

  @Test
  void goesThroughItsStatesAtTheTimesOfTheScript() {
    script.onDemand("api").isPendingFor(Duration.ofSeconds(10)).takes(Duration.ofSeconds(30));
    start();
    pass(Duration.ofSeconds(9));
    assertThat(state()).isInstanceOf(RunState.Pending.class);
    pass(Duration.ofSeconds(1));
    assertThat(state()).isEqualTo(new RunState.Running(START.plusSeconds(10)));
    pass(Duration.ofSeconds(30));
    assertThat(state())
        .isEqualTo(new RunState.Succeeded(START.plusSeconds(10), START.plusSeconds(40)));
  }

  @Test
  void isStoppedWhenItsTimeIsUp() {
    script.onDemand("api").neverEnds().leaves("out.txt", "x");
    start();
    pass(Duration.ofMinutes(5));

    assertThat(state())
        .isInstanceOfSatisfying(
            RunState.Failed.class,
            failed -> {
              assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
              assertThat(failed.message()).contains("90 seconds");
              assertThat(failed.exitCode()).isNull();
              assertThat(failed.endedAt()).isEqualTo(START.plusSeconds(90));
            });
    assertThat(results.list(TOOL, RUN)).isEmpty();
  }

  @Test
  void saysWhyItDidNotBegin() {
    script.onDemand("api").cannotStartBecause("The image is gone. Deploy the component again.");
    start();
    pass(Duration.ZERO);

    assertThat(state())
        .isEqualTo(
            new RunState.Failed(
                Fault.CONTENT,
                "The image is gone. Deploy the component again.",
                null,
                null,
                START));
  }

  @Test
  void isRefusedAsTheScriptSays() {
    script.onDemand("api").isRefusedWith("Admission webhook says no");

    assertThatThrownBy(this::start)
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessage("Admission webhook says no");
    assertThat(runs.all()).isEmpty();
  }

  @Test
  void printsAndLeavesWhatTheScriptSaysAlsoWhenItFails() {
    script.onDemand("api").failsWith(4).prints("one", "two").leaves("a/out.txt", "content");
    start();
    pass(Duration.ofMinutes(1));

    assertThat(LogContract.lines(runs.log(TOOL, RUN, 0, true)))
        .extracting(LogLine::text)
        .contains("one", "two")
        .last()
        .asString()
        .contains("exit code 4");
    assertThat(results.find(TOOL, RUN, new ResultPath("a/out.txt"))).isPresent();
  }

  @Test
  void waitsWithItsEndForTheStoreOfResults() {
    script.onDemand("api").leaves("out.txt", "content");
    start();
    pass(Duration.ofSeconds(2));
    script.nextCallsFail(3);
    pass(Duration.ofMinutes(1));

    assertThat(state()).isEqualTo(new RunState.Succeeded(START, START.plusSeconds(6)));
    assertThat(results.list(TOOL, RUN)).hasSize(1);
  }

  @Test
  void leavesNothingOnceItIsRemoved() {
    script.onDemand("api").leaves("out.txt", "content");
    start();
    runs.remove(TOOL, RUN);
    pass(Duration.ofMinutes(1));

    assertThat(results.list(TOOL, RUN)).isEmpty();
  }
}
