package org.toolforge.components.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.inmemory.simulation.FaultCounts;
import org.toolforge.components.inmemory.simulation.ManySeeds;
import org.toolforge.components.inmemory.simulation.ManySeeds.Summary;
import org.toolforge.components.inmemory.simulation.SeedResult;
import org.toolforge.components.inmemory.simulation.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the engine through every kind of trouble. */
@Command(
    name = "simulate",
    description = {
      "Run whole lives of a cluster in virtual time, with crashes, errors, conflicts and pauses"
          + " between any two steps, and check what must always hold.",
      "",
      "With --seeds, so many lives are run and counted. With --seed alone, that one life is told"
          + " step by step; it goes the same way each time."
    },
    footer = {
      "",
      "Examples:",
      "  components simulate --seeds 20000",
      "  components simulate --seeds 1000 --seed 500000",
      "  components simulate --seed 42"
    },
    exitCodeList = {
      "0:everything held",
      "1:something did not hold; the first such seed is named",
      ExitCode.MISTAKE_HELP,
      ExitCode.DEFECT_HELP
    })
final class SimulateCommand implements Callable<Integer> {

  private static final long USUAL_SEEDS = 1_000;
  private static final long SHOW_EVERY = 250;

  private final Console console;
  private final Simulation simulation;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many lives to run; " + USUAL_SEEDS + " unless --seed is given.")
  private @Nullable Long seeds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The first seed, 1 by default; without --seeds, the one to tell.")
  private @Nullable Long seed;

  SimulateCommand(Console console, Simulation simulation) {
    this.console = console;
    this.simulation = simulation;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seeds != null && seeds < 1) {
      throw new UserMistake("--seeds must be at least 1. Received value: '" + seeds + "'");
    }
    if (seed != null && seeds == null) {
      return replay(seed);
    }
    long first = seed == null ? 1 : seed;
    long count = seeds == null ? USUAL_SEEDS : seeds;
    if (first > Long.MAX_VALUE - count) {
      throw new UserMistake("There are no " + count + " seeds from " + first + " on");
    }
    return run(first, count);
  }

  private int replay(long one) {
    SeedResult result = simulation.replay(one, console.out()::println);
    console.out().println();
    console.out().println(faults(result.faults()));
    if (result.broken() == null) {
      console.out().println("Seed " + one + " passed: everything held");
      return ExitCode.OK;
    }
    console.out().println("Seed " + one + " FAILED: " + result.broken());
    return ExitCode.FAILED;
  }

  private int run(long first, long count) throws InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    long start = System.nanoTime();
    Summary sum = ManySeeds.run(simulation, first, count, threads, now -> show(now, count));
    if (console.terminal() != null) {
      console.out().print("\r\u001b[K");
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    console
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%,d of %,d seeds passed in %.1f s, with %,d deployments",
                sum.passed(),
                count,
                seconds,
                sum.deployments()));
    console.out().println(faults(sum.faults()));
    SeedResult broken = sum.firstBroken();
    if (broken == null) {
      console.out().println("Everything held");
      return ExitCode.OK;
    }
    console.out().println("Seed " + broken.seed() + " FAILED: " + broken.broken());
    console.out().println("See how it came to that: components simulate --seed " + broken.seed());
    return ExitCode.FAILED;
  }

  private void show(Summary sum, long count) {
    if (console.terminal() != null && sum.passed() % SHOW_EVERY == 0) {
      console
          .out()
          .print(String.format(Locale.ROOT, "\r\u001b[K%,d of %,d seeds", sum.passed(), count));
      console.out().flush();
    }
  }

  private static String faults(FaultCounts faults) {
    return String.format(
        Locale.ROOT,
        "Injected: %,d crashes, %,d conflicts, %,d errors, %,d pauses, %,d lost notices, %,d lost"
            + " jobs",
        faults.crashes(),
        faults.conflicts(),
        faults.errors(),
        faults.pauses(),
        faults.unheard(),
        faults.lostJobs());
  }
}
