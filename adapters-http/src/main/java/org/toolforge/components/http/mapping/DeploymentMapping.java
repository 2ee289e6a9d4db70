package org.toolforge.components.http.mapping;

import java.util.List;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.http.model.Deployment.OutcomeEnum;
import org.toolforge.components.http.model.DeploymentStatus;
import org.toolforge.components.http.model.Phase;
import org.toolforge.components.http.model.PhaseEntry;

/** A deployment as the API shows it. */
public final class DeploymentMapping {

  private DeploymentMapping() {}

  public static org.toolforge.components.http.model.Deployment of(Deployment deployment) {
    DeploymentRequest request = deployment.request();
    return new org.toolforge.components.http.model.Deployment()
        .deployId(deployment.id().value())
        .creationTime(DeploymentId.timestamp(deployment.createdAt()))
        .description(request.description())
        .status(DeploymentStatus.fromValue(deployment.status().word()))
        .longStatus(deployment.longStatus())
        .phase(phase(deployment.phase()))
        .outcome(
            deployment
                .outcome()
                .map(outcome -> OutcomeEnum.fromValue(Words.word(outcome)))
                .orElse(null))
        .phaseHistory(history(deployment.progress().history()))
        .createdBy(request.createdBy())
        .cause(request.cause())
        .configRevision(deployment.progress().config().revision())
        .toolConfig(deployment.progress().config().document().written())
        .forceBuild(request.forceBuild())
        .forceRun(request.forceRun())
        .callback(CallbackMapping.of(deployment.callback()))
        .builds(BuildMapping.all(deployment))
        .runs(RunMapping.all(deployment))
        .removals(removals(deployment));
  }

  private static List<String> removals(Deployment deployment) {
    return deployment
        .plan()
        .map(plan -> plan.removals().stream().map(step -> step.component().value()).toList())
        .orElse(List.of());
  }

  private static List<PhaseEntry> history(PhaseHistory history) {
    return history.entries().stream()
        .map(entry ->
            new PhaseEntry()
                .phase(phase(entry.phase()))
                .startedAt(Times.shown(entry.startedAt()))
                .finishedAt(Times.shown(entry.finishedAt())))
        .toList();
  }

  private static Phase phase(org.toolforge.components.deployment.Phase phase) {
    return Phase.fromValue(Words.word(phase));
  }
}
