package org.toolforge.components;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.status.ComponentStatus;
import org.toolforge.components.status.ConfigGenerator;
import org.toolforge.components.status.GeneratedConfig;
import org.toolforge.components.status.Quota;
import org.toolforge.components.status.Quotas;
import org.toolforge.components.status.ToolStatus;

/** The use cases that look at a tool as a whole. */
final class Views {

  private final Configs configs;
  private final Deployments deployments;
  private final BuildService builds;
  private final BuildQueue queue;
  private final Preparer preparer;
  private final Limits limits;

  Views(
      Configs configs,
      Deployments deployments,
      BuildService builds,
      BuildQueue queue,
      Preparer preparer,
      Limits limits) {
    this.configs = configs;
    this.deployments = deployments;
    this.builds = builds;
    this.queue = queue;
    this.preparer = preparer;
    this.limits = limits;
  }

  List<ComponentStatus> status(ToolName tool) {
    ToolConfig stored = configs.current(tool).document().config();
    List<Deployment> all = deployments.list(tool);
    ToolConfig declared = stored.source() == null ? stored : lastDeployed(all).orElse(stored);
    return ToolStatus.of(declared, preparer.state(tool), all);
  }

  /** A deployment without a plan may have failed before it followed its pointer. */
  private static Optional<ToolConfig> lastDeployed(List<Deployment> oldestFirst) {
    return oldestFirst.reversed().stream()
        .filter(deployment -> deployment.plan().isPresent())
        .map(Deployment::config)
        .findFirst();
  }

  List<Quota> quotas(ToolName tool) {
    BuildSlots slots = builds.slots(tool);
    List<Deployment> all = deployments.list(tool);
    List<Quota> quotas = new ArrayList<>();
    quotas.add(Quotas.parallelBuilds(slots.limit(), slots.holders()));
    if (slots.limitInAll() != BuildSlots.UNLIMITED) {
      quotas.add(
          Quotas.parallelBuildsInAll(
              slots.limitInAll(), slots.heldInAll(), slots.holders(), queue.waiting(tool)));
    }
    quotas.add(Quotas.activeDeployments(all));
    quotas.add(Quotas.keptDeployments(limits, all));
    quotas.add(
        Quotas.components(
            configs
                .find(tool)
                .map(StoredConfig::document)
                .map(document -> document.config().components().sequencedKeySet())
                .map(List::copyOf)
                .orElse(List.of())));
    return quotas;
  }

  GeneratedConfig generate(ToolName tool) {
    return ConfigGenerator.of(preparer.state(tool), deployments.list(tool));
  }
}
