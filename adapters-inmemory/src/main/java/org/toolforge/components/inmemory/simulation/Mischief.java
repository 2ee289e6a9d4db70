package org.toolforge.components.inmemory.simulation;

import java.time.Duration;
import java.util.Random;
import org.toolforge.components.ComponentsException;

/** Decides, from the seed, what goes wrong and how often; counts it. */
final class Mischief {

  private final Random random;
  private final double errors;
  private final double crashes;
  private final double pauses;
  private final double conflicts;
  private final double unheard;
  private boolean calm;

  private long crashCount;
  private long conflictCount;
  private long errorCount;
  private long pauseCount;
  private long unheardCount;
  private long lostJobCount;

  Mischief(Random random) {
    this.random = random;
    this.errors = rate(0.06);
    this.crashes = rate(0.03);
    this.pauses = rate(0.04);
    this.conflicts = rate(0.15);
    this.unheard = rate(0.2);
  }

  /** Some runs are spared of a fault, others get a lot of it. */
  private double rate(double most) {
    return random.nextInt(4) == 0 ? 0 : most * random.nextDouble();
  }

  /** From now on nothing goes wrong any more. */
  void calmDown() {
    calm = true;
  }

  void maybeFail(String call) {
    if (happens(errors)) {
      errorCount++;
      throw new ComponentsException.Unavailable(
          call + " does not answer (simulated)", Duration.ofSeconds(1));
    }
  }

  void maybeCrash() {
    if (happens(crashes)) {
      crashCount++;
      throw new Crash();
    }
  }

  boolean pauses() {
    boolean pauses = happens(this.pauses);
    pauseCount += pauses ? 1 : 0;
    return pauses;
  }

  /** Whether a pause is so long that the others get everything done meanwhile. */
  boolean pausesLong() {
    return happens(0.06);
  }

  boolean conflicts() {
    return happens(conflicts);
  }

  void countConflict() {
    conflictCount++;
  }

  boolean dropsNotice() {
    boolean drops = happens(unheard);
    unheardCount += drops ? 1 : 0;
    return drops;
  }

  void countLostJob() {
    lostJobCount++;
  }

  FaultCounts counts() {
    return new FaultCounts(
        crashCount, conflictCount, errorCount, pauseCount, unheardCount, lostJobCount);
  }

  private boolean happens(double probability) {
    return !calm && probability > 0 && random.nextDouble() < probability;
  }
}
