package org.toolforge.components.inmemory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/** Deployments in a map, each with a version that grows with every write. */
final class InMemoryDeploymentStore implements DeploymentStore {

  private final Script script;
  private final Map<ToolName, SequencedMap<DeploymentId, StoredDeployment>> deployments =
      new HashMap<>();
  private final SequencedMap<DeploymentId, StoredDeployment> unfinished = new LinkedHashMap<>();
  private final Watchers<StoredDeployment> watchers = new Watchers<>();
  private final Shelf<StoredDeployment> kept;
  private long versions;

  InMemoryDeploymentStore(Script script, Shelves shelves) {
    this.script = script;
    kept = shelves.shelf("deployments", StoredDeployment.class);
    kept.contents()
        .values()
        .forEach(stored -> {
          remember(stored);
          versions = Math.max(versions, stored.version());
        });
  }

  private static String key(Deployment deployment) {
    return deployment.tool() + "/" + deployment.id();
  }

  @Override
  public StoredDeployment create(Deployment deployment) {
    StoredDeployment stored;
    synchronized (this) {
      script.call("deployment store");
      for (StoredDeployment other : of(deployment.tool()).values()) {
        if (other.deployment().isActive()) {
          throw new ComponentsException.Conflict(
              ("Deployment %s of tool %s is still %s. Wait for it to end, or cancel it and wait until"
                      + " it is cancelled.")
                  .formatted(
                      other.deployment().id(),
                      deployment.tool(),
                      other.deployment().status().word()));
        }
      }
      stored = put(deployment);
    }
    watchers.tell(stored);
    return stored;
  }

  @Override
  public synchronized Optional<StoredDeployment> find(ToolName tool, DeploymentId id) {
    script.call("deployment store");
    return Optional.ofNullable(of(tool).get(id));
  }

  @Override
  public synchronized List<StoredDeployment> list(ToolName tool) {
    script.call("deployment store");
    return List.copyOf(of(tool).values());
  }

  @Override
  public synchronized List<StoredDeployment> unfinished() {
    script.call("deployment store");
    return List.copyOf(unfinished.values());
  }

  @Override
  public synchronized List<StoredDeployment> awaitingCall() {
    script.call("deployment store");
    return deployments.values().stream()
        .flatMap(ofTool -> ofTool.values().stream())
        .filter(stored -> stored.deployment().awaitsCall())
        .toList();
  }

  @Override
  public Optional<StoredDeployment> saveProgress(StoredDeployment base, Progress progress) {
    return save(base, base.deployment().with(progress));
  }

  @Override
  public Optional<StoredDeployment> saveIntent(StoredDeployment base, Intent intent) {
    return save(base, base.deployment().wanting(intent));
  }

  @Override
  public synchronized boolean remove(StoredDeployment base) {
    script.call("deployment store");
    if (!isCurrent(base)) {
      return false;
    }
    kept.remove(key(base.deployment()));
    of(base.deployment().tool()).remove(base.deployment().id());
    unfinished.remove(base.deployment().id());
    return true;
  }

  @Override
  public Subscription watch(Consumer<StoredDeployment> onWrite) {
    return watchers.add(onWrite);
  }

  private Optional<StoredDeployment> save(StoredDeployment base, Deployment next) {
    StoredDeployment stored;
    synchronized (this) {
      script.call("deployment store");
      if (!isCurrent(base)) {
        return Optional.empty();
      }
      stored = put(next);
    }
    watchers.tell(stored);
    return Optional.of(stored);
  }

  private boolean isCurrent(StoredDeployment base) {
    StoredDeployment present = of(base.deployment().tool()).get(base.deployment().id());
    return present != null && present.version() == base.version() && !script.writeConflicts();
  }

  private StoredDeployment put(Deployment deployment) {
    StoredDeployment stored = new StoredDeployment(deployment, versions + 1);
    kept.put(key(deployment), stored);
    versions++;
    remember(stored);
    return stored;
  }

  private void remember(StoredDeployment stored) {
    Deployment deployment = stored.deployment();
    of(deployment.tool()).put(deployment.id(), stored);
    if (deployment.isFinished() && deployment.intent() != Intent.DELETE) {
      unfinished.remove(deployment.id());
    } else {
      unfinished.put(deployment.id(), stored);
    }
  }

  private SequencedMap<DeploymentId, StoredDeployment> of(ToolName tool) {
    return deployments.computeIfAbsent(tool, name -> new LinkedHashMap<>());
  }
}
