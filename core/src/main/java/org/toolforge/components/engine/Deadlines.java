package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;

/** When a deployment has to be looked at again although nothing is heard of it. */
final class Deadlines {

  /** A change that nobody told of is noticed after this long at the latest. */
  private static final Duration RESYNC = Duration.ofSeconds(30);

  private Deadlines() {}

  static Duration next(Deployment deployment, Limits limits, Instant now) {
    Instant resync = now.plus(RESYNC);
    Instant next =
        all(deployment, limits)
            .filter(now::isBefore)
            .reduce(resync, (one, other) -> one.isBefore(other) ? one : other);
    return Duration.between(now, next);
  }

  private static Stream<Instant> all(Deployment deployment, Limits limits) {
    Stream<Instant> builds =
        deployment.progress().builds().entrySet().stream()
            .flatMap(build ->
                askedAt(build.getValue())
                    .map(since -> since.plus(limits.build(deployment.component(build.getKey())))));
    Stream<Instant> runs =
        deployment.progress().runs().values().stream()
            .flatMap(run -> askedAt(run))
            .map(since -> since.plus(limits.readiness()));
    Instant phase = deployment.progress().history().since();
    Stream<Instant> whole =
        Stream.of(
            deployment.phase() == Phase.PREPARING ? phase.plus(limits.preparing()) : Instant.MAX,
            end(deployment, limits));
    return Stream.of(builds, runs, whole).flatMap(deadlines -> deadlines);
  }

  /**
   * When a deployment has taken too long; far away while it waits, also for slots of some of its
   * builds, since that does not count.
   */
  static Instant end(Deployment deployment, Limits limits) {
    boolean queues =
        deployment.phase() == Phase.BUILDING
            && deployment.progress().builds().values().stream()
                .anyMatch(BuildProgress.Queued.class::isInstance);
    if (deployment.phase() == Phase.WAITING || queues) {
      return Instant.MAX;
    }
    Instant begin =
        deployment.createdAt().plus(deployment.progress().history().spentIn(Phase.WAITING));
    return deployment.progress().builds().values().stream()
        .flatMap(build -> build.began().stream())
        .reduce(begin, (one, other) -> one.isAfter(other) ? one : other)
        .plus(limits.deployment());
  }

  private static Stream<Instant> askedAt(BuildProgress build) {
    return switch (build) {
      case BuildProgress.Requested requested -> Stream.of(requested.since());
      case BuildProgress.Building building -> Stream.of(building.since());
      default -> Stream.empty();
    };
  }

  private static Stream<Instant> askedAt(RunProgress run) {
    return switch (run) {
      case RunProgress.Requested requested -> Stream.of(requested.since());
      case RunProgress.Starting starting -> Stream.of(starting.since());
      default -> Stream.empty();
    };
  }
}
