package org.toolforge.components.plan;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out how long a plan should take. */
final class Estimation {

  private final Durations durations;
  private boolean measured = true;

  private Estimation(Durations durations) {
    this.durations = durations;
  }

  /** The runs are those of the graph's components, in its order. */
  static Estimate of(
      List<BuildStep> builds, List<RunStep> runs, DependencyGraph graph, Durations durations) {
    return new Estimation(durations).estimate(builds, runs, graph);
  }

  private Estimate estimate(List<BuildStep> builds, List<RunStep> runs, DependencyGraph graph) {
    Duration longestBuild = Duration.ZERO;
    for (BuildStep build : builds) {
      if (build.action() instanceof BuildStep.Action.Build) {
        Duration needed = known(durations.builds().get(build.component()), Durations.USUAL_BUILD);
        longestBuild = needed.compareTo(longestBuild) > 0 ? needed : longestBuild;
      }
    }
    List<Duration> needed = runs.stream().map(this::needed).toList();
    List<Integer> path = graph.longestChain(needed.stream().mapToLong(Duration::toNanos).toArray());
    Duration running = path.stream().map(needed::get).reduce(Duration.ZERO, Duration::plus);
    return new Estimate(
        longestBuild.plus(running),
        path.stream().map(position -> runs.get(position).component()).toList(),
        measured);
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
