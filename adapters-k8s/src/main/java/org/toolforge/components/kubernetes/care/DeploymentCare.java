package org.toolforge.components.kubernetes.care;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Retention;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.store.KnownDeployment;
import org.toolforge.components.kubernetes.store.KnownDeployment.Meaning;
import org.toolforge.components.kubernetes.store.KubernetesDeploymentStore;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.kubernetes.store.Refusals;
import org.toolforge.components.port.ConfigStore;

/** Sees to ToolDeployments that no engine can work on, or has no reason to. */
public final class DeploymentCare implements Caretaker.Care<KnownDeployment> {

  private static final int MOST_TOLD = 1_000;

  private final KubernetesDeploymentStore deployments;
  private final Mirror<KnownDeployment> known;
  private final ConfigStore configs;
  private final Refusals refusals;
  private final int kept;

  /** The engine was told of these. Only the caretaker's thread gets here. */
  private final SequencedSet<String> told = new LinkedHashSet<>();

  /**
   * Cares for all tools.
   *
   * @param kept how many deployments are kept in a namespace
   */
  public DeploymentCare(
      KubernetesDeploymentStore deployments,
      Mirror<KnownDeployment> known,
      ConfigStore configs,
      Refusals refusals,
      int kept) {
    this.deployments = deployments;
    this.known = known;
    this.configs = configs;
    this.refusals = refusals;
    this.kept = kept;
  }

  @Override
  public void look(KnownDeployment one) {
    switch (one.meaning()) {
      case Meaning.Complete ignored -> complete(one);
      case Meaning.Unreadable unreadable -> unreadable(one, unreadable.problem());
      case Meaning.WithoutConfig ignored -> withoutConfig(one);
    }
  }

  private void complete(KnownDeployment one) {
    deployments.observe(one);
    if (one.isOver()) {
      dropOldest(one.object().namespace());
    }
  }

  private void unreadable(KnownDeployment one, String problem) {
    if (one.object().isBeingDeleted()) {
      deployments.remove(one.object());
    } else if (!one.isObserved()) {
      refusals.refuse(one, "Invalid", problem);
    } else {
      dropOldest(one.object().namespace());
    }
  }

  /**
   * Who makes deployments with kubectl makes nobody else drop the oldest. What is being deleted
   * takes up nobody's place: it goes by itself.
   */
  private void dropOldest(String namespace) {
    List<KnownDeployment> staying =
        known.list(namespace).stream().filter(one -> !one.object().isBeingDeleted()).toList();
    List<KnownDeployment> over =
        staying.stream()
            .filter(KnownDeployment::isOver)
            .sorted(KnownDeployment.OLDEST_FIRST)
            .toList();
    Retention.toGo(over, KnownDeployment::awaitsCall, staying.size(), kept)
        .forEach(one -> deployments.remove(one.object()));
  }

  /** It is about the config that the tool has: if it has one, and that is valid. */
  private void withoutConfig(KnownDeployment one) {
    KubeObject object = one.object();
    Optional<ToolName> tool = Namespaces.tool(object.namespace());
    if (object.isBeingDeleted()) {
      deployments.remove(object);
    } else if (tool.isEmpty()) {
      refusals.refuse(
          one,
          "Invalid",
          "This is no tool's namespace: those are called tool- and the tool's name.");
    } else {
      withConfigOf(tool.get(), one);
    }
  }

  /**
   * The engine may have seen the deployment before its config. It is told once, as this look comes
   * of what it is told as well; until it begins, the config may go again.
   */
  private void tellEngine(KnownDeployment one) {
    if (told.add(one.object().uid())) {
      if (told.size() > MOST_TOLD) {
        told.removeFirst();
      }
      known.tellAgain(one);
    } else {
      throw new ComponentsException.Unavailable(
          "Deployment %s waits for the engine".formatted(one.object().name()), Duration.ZERO);
    }
  }

  private void withConfigOf(ToolName tool, KnownDeployment one) {
    try {
      if (configs.find(tool).isEmpty()) {
        refusals.refuse(
            one,
            "NoConfig",
            "Tool %s has no config. Store one, or make it part of the deployment as spec.config."
                .formatted(tool));
      } else {
        deployments
            .problem(one)
            .ifPresentOrElse(
                problem -> refusals.refuse(one, "Invalid", problem), () -> tellEngine(one));
      }
    } catch (ComponentsException.Invalid e) {
      refusals.refuse(one, "InvalidConfig", String.valueOf(e.getMessage()));
    }
  }
}
