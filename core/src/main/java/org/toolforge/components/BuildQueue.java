package org.toolforge.components;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.engine.BuildLine;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.status.Quota;

/**
 * Tells builds that wait for a slot their place in the line. That changes with every build of
 * anybody, so it is worked out for whoever looks, and never written.
 */
final class BuildQueue {

  private final DeploymentStore deployments;
  private final BuildService builds;

  BuildQueue(DeploymentStore deployments, BuildService builds) {
    this.deployments = deployments;
    this.builds = builds;
  }

  /** The deployment with the place of each of its builds that waits. */
  Deployment withPlaces(Deployment deployment) {
    if (!deployment.isActive() || queued(deployment).isEmpty()) {
      return deployment;
    }
    try {
      BuildSlots slots = builds.slots(deployment.tool());
      if (slots.limitInAll() == BuildSlots.UNLIMITED) {
        return deployment;
      }
      BuildLine line = line();
      SequencedMap<ComponentName, BuildProgress> told =
          new LinkedHashMap<>(deployment.progress().builds());
      for (ComponentName name : queued(deployment)) {
        line.place(deployment.buildKey(name))
            .ifPresent(place -> told.put(name, new BuildProgress.Queued(sentence(place, slots))));
      }
      return deployment.withBuilds(told);
    } catch (ComponentsException.Unavailable e) {
      // What is known without it is still worth being told.
      return deployment;
    }
  }

  private BuildLine line() {
    return BuildLine.of(deployments.unfinished().stream().map(StoredDeployment::deployment));
  }

  private static List<ComponentName> queued(Deployment deployment) {
    return deployment.progress().builds().entrySet().stream()
        .filter(build -> build.getValue() instanceof BuildProgress.Queued)
        .map(build -> build.getKey())
        .toList();
  }

  private static String sentence(int place, BuildSlots slots) {
    String own =
        slots.holders().isEmpty()
            ? ""
            : ", %d of them by this tool: %s"
                .formatted(
                    slots.holders().size(),
                    slots.holders().stream()
                        .map(key -> key.component().value())
                        .distinct()
                        .collect(Collectors.joining(", ")));
    return "waiting for a build slot, as number %d in line; %d of %d are in use%s"
        .formatted(place, slots.heldInAll(), slots.limitInAll(), own);
  }

  /** The builds of a tool that wait, first come first, each with its place. */
  List<Quota.Waiting> waiting(ToolName tool) {
    BuildLine line = line();
    return deployments.list(tool).stream()
        .map(StoredDeployment::deployment)
        .filter(Deployment::isActive)
        .flatMap(deployment -> queued(deployment).stream().map(deployment::buildKey))
        .flatMap(key -> waiting(line, key).stream())
        .toList();
  }

  private static Optional<Quota.Waiting> waiting(BuildLine line, BuildKey key) {
    return line.place(key).map(place -> new Quota.Waiting(key.toString(), place));
  }
}
