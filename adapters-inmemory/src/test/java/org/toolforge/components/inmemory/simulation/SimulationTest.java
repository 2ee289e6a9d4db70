package org.toolforge.components.inmemory.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.simulation.ManySeeds.Summary;

class SimulationTest {

  @Test
  void holdsEveryInvariantOverSomeHundredsOfSeeds() throws InterruptedException {
    Summary summary = ManySeeds.run(Simulation.STANDARD, 1, 600, 2, sum -> {});

    assertThat(summary.firstBroken()).isNull();
    assertThat(summary.passed()).isEqualTo(600);
  }

  @Test
  void injectsEveryKindOfFault() throws InterruptedException {
    FaultCounts faults = ManySeeds.run(Simulation.STANDARD, 1, 200, 2, sum -> {}).faults();

    assertThat(
            LongStream.of(
                faults.crashes(),
                faults.conflicts(),
                faults.errors(),
                faults.pauses(),
                faults.unheard(),
                faults.lostJobs()))
        .allMatch(count -> count > 0);
  }

  @Test
  void runsTheSameSeedTheSameWayEachTime() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();

    SeedResult once = Simulation.STANDARD.replay(42, first::add);
    SeedResult again = Simulation.STANDARD.replay(42, second::add);

    assertThat(first).isNotEmpty().isEqualTo(second);
    assertThat(once).isEqualTo(again);
  }

  @Test
  void replaysARunThatWasNotRead() {
    assertThat(Simulation.STANDARD.replay(43, line -> {})).isEqualTo(Simulation.STANDARD.run(43));
  }

  @Test
  void tellsTheLowestSeedThatBroke() throws InterruptedException {
    Simulation wrong = Simulation.STANDARD.withReconciler(BrokenReconcilers.ForgetsCancels::new);
    SeedResult first = null;
    for (long seed = 1; first == null; seed++) {
      SeedResult result = wrong.run(seed);
      first = result.passed() ? null : result;
    }

    assertThat(ManySeeds.run(wrong, 1, 400, 3, sum -> {}).firstBroken()).isEqualTo(first);
  }

  @Test
  void doesNotCallARunASuccessWhoseThreadsDied() throws InterruptedException {
    Summary summary =
        ManySeeds.run(
            Simulation.STANDARD,
            1,
            20,
            1,
            sum -> {
              throw new IllegalStateException("the reader is gone");
            });

    assertThat(summary.firstBroken())
        .extracting(SeedResult::broken)
        .asString()
        .contains("Every seed comes to a result, but only 1 of 20 did");
  }
}
