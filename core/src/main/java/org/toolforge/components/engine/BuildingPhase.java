package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.BuildRequest;

/** Brings up all images, as many at once as the quota allows. */
final class BuildingPhase {

  private final Limits limits;

  BuildingPhase(Limits limits) {
    this.limits = limits;
  }

  void step(Work work, Observations seen, Instant now) {
    Deployment deployment = work.deployment();
    SequencedMap<ComponentName, BuildProgress> builds =
        new LinkedHashMap<>(deployment.progress().builds());
    builds.replaceAll((name, build) -> followed(work, name, build, seen, now));
    boolean failed = builds.values().stream().anyMatch(BuildProgress.Failed.class::isInstance);
    if (failed) {
      builds.replaceAll((name, build) -> dropped(build));
    } else {
      fillSlots(work, builds, seen, now);
    }
    work.builds(builds);
    conclude(work, builds, failed, now);
  }

  private static void conclude(
      Work work, SequencedMap<ComponentName, BuildProgress> builds, boolean failed, Instant now) {
    boolean started =
        builds.values().stream()
            .anyMatch(build ->
                !(build instanceof BuildProgress.Queued
                    || build instanceof BuildProgress.Reused
                    || build instanceof BuildProgress.Shared));
    if (started && work.phase() == Phase.WAITING) {
      work.enter(Phase.BUILDING, now);
    }
    if (builds.values().stream().allMatch(BuildProgress::isOver)) {
      if (failed) {
        work.ending(Failures.ofBuilds(builds), now);
      } else {
        work.enter(Phase.RUNNING, now);
      }
    }
  }

  /** Where a build that was asked for is by now. */
  private BuildProgress followed(
      Work work, ComponentName name, BuildProgress build, Observations seen, Instant now) {
    BuildKey key = work.deployment().buildKey(name);
    return switch (build) {
      case BuildProgress.Requested requested ->
          seen.build(key)
              .map(known -> BuildReports.progress(known, requested.since(), now))
              .map(next -> bounded(work, key, next, requested.since(), now))
              .orElseGet(() -> unseen(work, name, requested, seen.rejectionOf(key), now));
      case BuildProgress.Building building ->
          seen.build(key)
              .map(known -> BuildReports.progress(known, building.since(), now))
              .map(next -> bounded(work, key, next, building.since(), now))
              .orElseGet(() ->
                  new BuildProgress.Failed(
                      building.buildId(),
                      Fault.INFRASTRUCTURE,
                      "The build disappeared from the build service. Deploy again.",
                      building.since(),
                      now));
      default -> build;
    };
  }

  private BuildProgress bounded(
      Work work, BuildKey key, BuildProgress next, Instant since, Instant now) {
    Duration limit = limits.build(work.deployment().component(key.component()));
    if (!(next instanceof BuildProgress.Building building) || now.isBefore(since.plus(limit))) {
      return next;
    }
    work.add(new Effect.CancelBuild(key));
    String span = Sentences.span(limit);
    return building.running()
        ? new BuildProgress.Failed(
            building.buildId(),
            Fault.TIMEOUT,
            "The build took longer than %s. Let it do less, or give it more time in the config."
                .formatted(span),
            since,
            now)
        : new BuildProgress.Failed(
            building.buildId(),
            Fault.INFRASTRUCTURE,
            "The build did not begin within %s%s. Deploy again, or tell the administrators"
                .formatted(span, building.message().isEmpty() ? "" : ": " + building.message()),
            since,
            now);
  }

  private BuildProgress unseen(
      Work work,
      ComponentName name,
      BuildProgress.Requested requested,
      Optional<ComponentsException> rejection,
      Instant now) {
    if (rejection.isPresent()) {
      return BuildReports.rejected(rejection.get(), requested, now);
    }
    Duration limit = limits.build(work.deployment().component(name));
    if (!now.isBefore(requested.since().plus(limit))) {
      return new BuildProgress.Failed(
          "",
          Fault.INFRASTRUCTURE,
          "The build could not be started within "
              + Sentences.span(limit)
              + ". "
              + requested.message(),
          requested.since(),
          now);
    }
    work.add(start(work.deployment(), name));
    return requested;
  }

  /** Asks for queued builds while there are slots; tells the others what holds them. */
  private void fillSlots(
      Work work,
      SequencedMap<ComponentName, BuildProgress> builds,
      Observations seen,
      Instant now) {
    List<ComponentName> asked = new ArrayList<>();
    builds.forEach((name, build) -> {
      if (build instanceof BuildProgress.Requested) {
        asked.add(name);
      }
    });
    int free = seen.freeSlots() - asked.size();
    for (ComponentName name : builds.sequencedKeySet()) {
      BuildProgress build = builds.get(name);
      boolean rejected = seen.rejectionOf(work.deployment().buildKey(name)).isPresent();
      if (build instanceof BuildProgress.Queued && !rejected) {
        if (free > 0) {
          free--;
          asked.add(name);
          builds.put(name, new BuildProgress.Requested(now, ""));
          work.add(start(work.deployment(), name));
        } else {
          builds.put(name, new BuildProgress.Queued(BuildReports.waiting(seen.slots(), asked)));
        }
      }
    }
  }

  private static BuildProgress dropped(BuildProgress build) {
    return build instanceof BuildProgress.Queued
        ? new BuildProgress.NotStarted("Not started, since another build failed")
        : build;
  }

  private Effect start(Deployment deployment, ComponentName name) {
    return new Effect.StartBuild(
        deployment.buildKey(name), BuildRequest.of(deployment, name, limits));
  }
}
