package org.toolforge.components.inmemory.simulation;

import java.util.Collection;
import java.util.List;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.Reason.Because;
import org.toolforge.components.plan.RunStep;
import org.toolforge.components.status.ComponentStatus;
import org.toolforge.components.status.ComponentStatus.Health;
import org.toolforge.components.status.ComponentStatus.Sync;

/** Checks what users are shown of tools whose configs were just deployed. */
record Views(Components components) {

  void check(Collection<ToolName> tools) {
    for (ToolName tool : tools) {
      checkStatus(tool);
      checkGenerated(tool);
    }
  }

  private void checkStatus(ToolName tool) {
    for (ComponentStatus status : components.status(tool)) {
      if (status.sync() != Sync.IN_SYNC || status.health() != Health.HEALTHY) {
        throw new BrokenInvariant(
            "After a successful deployment everything is in sync and healthy, but of %s this is not: %s"
                .formatted(tool, status));
      }
    }
  }

  private void checkGenerated(ToolName tool) {
    Plan plan =
        components
            .plan(
                tool,
                DeploymentRequest.by("user", "simulation"),
                components.generateConfig(tool).document())
            .plan();
    List<RunStep> changes = plan.runs().stream().filter(Views::changes).toList();
    if (plan.buildCount() > 0 || !plan.removals().isEmpty() || !changes.isEmpty()) {
      throw new BrokenInvariant(
          "A config made from what runs changes nothing, but that of %s does: %s"
              .formatted(tool, plan));
    }
  }

  private static boolean changes(RunStep step) {
    return step.action() != RunStep.Action.UNCHANGED
        && !step.reasons().equals(List.of(Because.RERUN_ALWAYS));
  }
}
