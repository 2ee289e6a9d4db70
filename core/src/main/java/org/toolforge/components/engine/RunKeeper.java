package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunLimits;

/**
 * Removes runs on demand that ended long ago, or are more than are kept, with their results. It
 * holds nothing that must survive: everything follows from the runs that are there.
 */
public final class RunKeeper implements Chore {

  private static final System.Logger LOG = System.getLogger(RunKeeper.class.getName());
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final RunService runs;
  private final ResultStore results;
  private final RunLimits limits;
  private final LeaderLease lease;
  private final InstantSource clock;

  /**
   * @param lease that of the engine beside it, as two of one process would contend
   */
  public RunKeeper(
      RunService runs,
      ResultStore results,
      RunLimits limits,
      LeaderLease lease,
      InstantSource clock) {
    this.runs = runs;
    this.results = results;
    this.limits = limits;
    this.lease = lease;
    this.clock = clock;
  }

  @Override
  public Duration tick() {
    if (lease.hold()) {
      outdated(runs.all(), limits, clock.instant()).forEach(this::remove);
    }
    return PAUSE;
  }

  private void remove(Run run) {
    try {
      if (lease.hold()) {
        // The results first: while they cannot be removed, the run tells of them.
        results.remove(run.order().tool(), run.id());
        runs.remove(run.order().tool(), run.id());
      }
    } catch (ComponentsException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Run {0} of tool {1} is to be removed and stays for now: {2}",
          run.id(),
          run.order().tool(),
          e.getMessage());
    }
  }

  /** Those that are to go, of whatever tools. */
  static List<Run> outdated(Collection<Run> all, RunLimits limits, Instant now) {
    List<Run> outdated = new ArrayList<>();
    all.stream()
        .filter(run -> run.state().isOver())
        .collect(Collectors.groupingBy(run -> run.order().tool()))
        .values()
        .forEach(ended -> outdated.addAll(outdatedOfTool(ended, limits, now)));
    return outdated;
  }

  private static List<Run> outdatedOfTool(List<Run> ended, RunLimits limits, Instant now) {
    Instant oldest = now.minus(limits.keep());
    List<Run> firstToGo =
        ended.stream()
            .sorted(
                Comparator.comparing(RunKeeper::owesCallback)
                    .thenComparing(RunKeeper::end)
                    .thenComparing(run -> run.id().value()))
            .toList();
    int beyond = Math.max(0, ended.size() - limits.kept());
    List<Run> outdated = new ArrayList<>(firstToGo.subList(0, beyond));
    firstToGo.subList(beyond, firstToGo.size()).stream()
        .filter(run -> !end(run).isAfter(oldest))
        .forEach(outdated::add);
    return outdated;
  }

  /** With the run would go what somebody still has to be told. */
  private static boolean owesCallback(Run run) {
    return run.callback() instanceof CallbackState.Pending;
  }

  private static Instant end(Run run) {
    @Nullable Instant ended = run.state().ended();
    return ended == null ? Instant.MAX : ended;
  }
}
