package org.toolforge.components.plan;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;

/** Finds the longest way through a plan. */
final class Estimation {

  /** The end of the longest chain that leads to a component, and the link before it. */
  private record Chain(Duration length, ComponentName component, @Nullable Chain before) {}

  private final Durations durations;
  private boolean measured = true;

  private Estimation(Durations durations) {
    this.durations = durations;
  }

  static Estimate of(List<BuildStep> builds, List<RunStep> runs, Durations durations) {
    return new Estimation(durations).estimate(builds, runs);
  }

  private Estimate estimate(List<BuildStep> builds, List<RunStep> runs) {
    Duration building = Duration.ZERO;
    for (BuildStep build : builds) {
      if (build.action() instanceof BuildStep.Action.Build) {
        Duration needed = known(durations.builds().get(build.component()), Durations.USUAL_BUILD);
        building = needed.compareTo(building) > 0 ? needed : building;
      }
    }
    Chain longest = longestChain(runs);
    Deque<ComponentName> path = new ArrayDeque<>();
    for (Chain link = longest; link != null; link = link.before()) {
      path.addFirst(link.component());
    }
    Duration running = longest == null ? Duration.ZERO : longest.length();
    return new Estimate(building.plus(running), List.copyOf(path), measured);
  }

  private @Nullable Chain longestChain(List<RunStep> runs) {
    Map<ComponentName, Chain> chains = new HashMap<>();
    Chain longest = null;
    for (RunStep run : runs) {
      Chain before = null;
      for (ComponentName dependency : run.waitsFor()) {
        before = longer(chains.get(dependency), before);
      }
      Duration start = before == null ? Duration.ZERO : before.length();
      Chain chain = new Chain(start.plus(needed(run)), run.component(), before);
      chains.put(run.component(), chain);
      longest = longer(chain, longest);
    }
    return longest;
  }

  private static @Nullable Chain longer(@Nullable Chain one, @Nullable Chain other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.length().compareTo(other.length()) > 0 ? one : other;
  }

  private Duration needed(RunStep run) {
    return run.action() == RunStep.Action.UNCHANGED
        ? Duration.ZERO
        : known(durations.runs().get(run.component()), Durations.USUAL_RUN);
  }

  private Duration known(@Nullable Duration duration, Duration usual) {
    measured &= duration != null;
    return duration == null ? usual : duration;
  }
}
