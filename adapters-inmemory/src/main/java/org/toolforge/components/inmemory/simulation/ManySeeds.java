package org.toolforge.components.inmemory.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run over many seeds, spread over threads. It stops at the first invariant that does not hold;
 * seeds below that one are all run, so that the same range always gives the same answer.
 */
public final class ManySeeds {

  /**
   * What came of them.
   *
   * @param passed how many seeds held all invariants
   * @param firstBroken the lowest seed that did not; absent when all did
   */
  public record Summary(
      long passed, long deployments, FaultCounts faults, @Nullable SeedResult firstBroken) {}

  private final Simulation simulation;
  private final Consumer<Summary> progress;
  private final AtomicLong next;
  private final AtomicLong end;
  private Summary sum = new Summary(0, 0, FaultCounts.NONE, null);

  private ManySeeds(Simulation simulation, long first, long count, Consumer<Summary> progress) {
    this.simulation = simulation;
    this.progress = progress;
    this.next = new AtomicLong(first);
    this.end = new AtomicLong(first + count);
  }

  /**
   * Runs {@code count} seeds from {@code first} on.
   *
   * @param progress hears of each sum so far, from any of the threads, one at a time
   * @throws InterruptedException when the calling thread is interrupted; the run stops then
   */
  public static Summary run(
      Simulation simulation, long first, long count, int threads, Consumer<Summary> progress)
      throws InterruptedException {
    ManySeeds seeds = new ManySeeds(simulation, first, count, progress);
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= threads; i++) {
      workers.add(Thread.ofPlatform().name("simulation-" + i).daemon().start(seeds::work));
    }
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } finally {
      seeds.end.set(Long.MIN_VALUE);
    }
    return seeds.sum(first, count);
  }

  /** A seed without a result is one that did not hold: whoever ran it did not live to tell. */
  private synchronized Summary sum(long first, long count) {
    if (sum.firstBroken() != null || sum.passed() == count) {
      return sum;
    }
    String broken =
        "Every seed comes to a result, but only %d of %d did".formatted(sum.passed(), count);
    return new Summary(
        sum.passed(),
        sum.deployments(),
        sum.faults(),
        new SeedResult(first, 0, FaultCounts.NONE, broken));
  }

  private void work() {
    for (long seed = next.getAndIncrement(); seed < end.get(); seed = next.getAndIncrement()) {
      add(simulation.run(seed));
    }
  }

  private synchronized void add(SeedResult result) {
    SeedResult broken = sum.firstBroken();
    if (!result.passed() && (broken == null || result.seed() < broken.seed())) {
      broken = result;
      end.set(result.seed());
    }
    sum =
        new Summary(
            sum.passed() + (result.passed() ? 1 : 0),
            sum.deployments() + result.deployments(),
            sum.faults().plus(result.faults()),
            broken);
    progress.accept(sum);
  }
}
