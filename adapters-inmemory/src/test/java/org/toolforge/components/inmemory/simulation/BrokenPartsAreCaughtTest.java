package org.toolforge.components.inmemory.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Reconciler;

/**
 * Proves that the simulation can fail: each part that is broken on purpose is caught for what it
 * does.
 */
class BrokenPartsAreCaughtTest {

  private static final int SEEDS = 500;

  @Test
  void catchesAReconcilerThatStartsComponentsTooEarly() {
    assertThat(caught(BrokenReconcilers.WaitsForNothing::new))
        .contains("Nothing starts before its dependencies are ready");
  }

  @Test
  void catchesAReconcilerThatForgetsCancels() {
    assertThat(allCaught(Simulation.STANDARD.withReconciler(BrokenReconcilers.ForgetsCancels::new)))
        .contains("Nothing is started that the record no longer wants", "A cancel is never lost");
  }

  @Test
  void catchesAReconcilerThatSaysCancelledBeforeBuildsHaveStopped() {
    assertThat(caught(BrokenReconcilers.CancelsInWordsOnly::new))
        .contains("is left that no record knows");
  }

  @Test
  void catchesAReconcilerThatNeverEnds() {
    assertThat(caught(BrokenReconcilers.NeverEnds::new)).contains("Every deployment ends");
  }

  @Test
  void catchesAReconcilerThatLeavesObsoleteJobs() {
    assertThat(caught(BrokenReconcilers.LeavesObsoleteJobs::new))
        .contains("The end state equals the config");
  }

  @Test
  void catchesAReconcilerThatFails() {
    assertThat(caught(BrokenReconcilers.Throws::new)).contains("The reconciler always decides");
  }

  @Test
  void catchesAStoreThatLetsTheLastWriterWin() {
    assertThat(allCaught(Simulation.STANDARD.withDeployments(BrokenStores.LastWriterWins::new)))
        .contains("A final status never changes");
  }

  @Test
  void catchesAStoreThatLetsTwoDeploymentsOfAToolBeActive() {
    assertThat(caught(Simulation.STANDARD.withDeployments(BrokenStores.Unguarded::new)))
        .contains("A tool has one active deployment at the most");
  }

  @Test
  void catchesAJobServiceThatLosesJobsOfOthers() {
    assertThat(caught(Simulation.STANDARD.withJobs(CarelessJobService::new)))
        .contains("Nothing not ours is ever removed");
  }

  @Test
  void catchesABuildServiceThatBuildsAnewWhenAskedAgain() {
    assertThat(caught(Simulation.STANDARD.withBuilds(ForgetfulBuildService::new)))
        .contains("A build key is never started twice");
  }

  @Test
  void catchesAReconcilerThatEndsInAnErrorOfTheMachine() {
    assertThat(caught(BrokenReconcilers.Overflows::new))
        .contains("The system never fails in its own code");
  }

  private static String caught(Function<Limits, Reconciler> reconciler) {
    return caught(Simulation.STANDARD.withReconciler(reconciler));
  }

  /** What the first seed says that is broken. */
  private static String caught(Simulation simulation) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      String broken = simulation.run(seed).broken();
      if (broken != null) {
        return broken;
      }
    }
    return "nothing in " + SEEDS + " seeds";
  }

  /** What all seeds say that is broken. */
  private static String allCaught(Simulation simulation) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> String.valueOf(simulation.run(seed).broken()))
        .collect(Collectors.joining("\n"));
  }
}
