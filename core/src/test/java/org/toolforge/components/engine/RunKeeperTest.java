package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

class RunKeeperTest {

  private static final Instant NOW = Instant.parse("2026-04-10T12:00:00Z");
  private static final RunLimits LIMITS =
      new RunLimits(5, 2, Duration.ofDays(7), Duration.ZERO, Duration.ZERO, 0, 0);

  private static Run ended(String id, Duration ago) {
    return new Run(
        TestRuns.order(id).build(),
        new RunState.Succeeded(NOW.minus(ago), NOW.minus(ago)),
        new CallbackState.NotWanted());
  }

  private static Run owing(Run run) {
    return new Run(run.order(), run.state(), new CallbackState.Pending());
  }

  private static Run goingOn(String id) {
    return new Run(
        TestRuns.order(id).build(),
        new RunState.Running(NOW.minus(Duration.ofDays(30))),
        new CallbackState.NotWanted());
  }

  private static List<Run> outdated(List<Run> all) {
    return RunKeeper.outdated(all, LIMITS, NOW);
  }

  @Test
  void letsGoWhatEndedLongAgo() {
    Run old = ended("a", Duration.ofDays(7));
    Run young = ended("b", Duration.ofDays(7).minusSeconds(1));

    assertThat(outdated(List.of(old, young))).containsExactly(old);
  }

  @Test
  void letsTheOldestGoThatAreTooMany() {
    Run a = ended("a", Duration.ofHours(1));
    Run b = ended("b", Duration.ofHours(4));
    Run c = ended("c", Duration.ofHours(3));
    Run d = ended("d", Duration.ofHours(2));

    assertThat(outdated(List.of(a, b, c, d))).containsExactly(b, c);
  }

  @Test
  void neverTouchesWhatGoesOn() {
    List<Run> all = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      all.add(goingOn(id));
    }

    assertThat(outdated(all)).isEmpty();
  }

  @Test
  void countsForEachToolOnItsOwn() {
    List<Run> all = new ArrayList<>();
    for (String tool : List.of("one", "two", "three")) {
      all.add(
          new Run(
              TestRuns.order("a").tool(tool).build(),
              new RunState.Succeeded(NOW, NOW),
              new CallbackState.NotWanted()));
    }

    assertThat(outdated(all)).isEmpty();
  }

  @Test
  void keepsLongestWhatSomebodyStillHasToBeToldOf() {
    Run owing = owing(ended("a", Duration.ofHours(9)));
    Run b = ended("b", Duration.ofHours(2));
    Run c = ended("c", Duration.ofHours(1));
    assertThat(outdated(List.of(owing, b, c))).containsExactly(b);

    Run forgotten = owing(ended("d", Duration.ofDays(8)));
    assertThat(outdated(List.of(forgotten, c))).containsExactly(forgotten);
  }
}
