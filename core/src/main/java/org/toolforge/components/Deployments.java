package org.toolforge.components;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Retention;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;

/** The use cases that have to do with the records of deployments. */
final class Deployments {

  private static final System.Logger LOG = System.getLogger(Deployments.class.getName());

  private final DeploymentStore store;
  private final Limits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

  Deployments(DeploymentStore store, Limits limits, InstantSource clock, RandomGenerator random) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  StoredDeployment stored(ToolName tool, DeploymentId id) {
    return store
        .find(tool, id)
        .filter(stored -> stored.deployment().intent() != Intent.DELETE)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                ("Unable to find deployment %s of tool %s. List the deployments to see which there"
                        + " are.")
                    .formatted(id, tool)));
  }

  Deployment latest(ToolName tool) {
    List<Deployment> all = list(tool);
    if (all.isEmpty()) {
      throw new ComponentsException.NotFound(
          "Unable to find a deployment of tool %s. Make one first.".formatted(tool));
    }
    return all.getLast();
  }

  /** Oldest first. */
  List<Deployment> list(ToolName tool) {
    return store.list(tool).stream()
        .map(StoredDeployment::deployment)
        .filter(deployment -> deployment.intent() != Intent.DELETE)
        .toList();
  }

  Deployment create(ToolName tool, ConfigSnapshot config, DeploymentRequest request) {
    List<StoredDeployment> earlier = store.list(tool);
    Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!earlier.isEmpty()) {
      // The order of creation must hold even when the clocks of two replicas differ.
      Instant earliest = earlier.getLast().deployment().createdAt().plusMillis(1);
      createdAt = createdAt.isAfter(earliest) ? createdAt : earliest;
    }
    DeploymentId id = DeploymentId.create(tool, createdAt, random);
    Deployment created =
        store.create(Deployment.create(id, tool, createdAt, request, config)).deployment();
    dropOldest(earlier, limits.keptDeployments() - 1);
    return created;
  }

  /** What is being deleted takes up nobody's place: it goes by itself. */
  private void dropOldest(List<StoredDeployment> oldestFirst, int kept) {
    try {
      drop(oldestFirst, kept);
    } catch (ComponentsException.Unavailable e) {
      // The deployment is made; the next one drops what is too many.
      LOG.log(System.Logger.Level.DEBUG, "Old deployments are kept for now: {0}", e.getMessage());
    }
  }

  private void drop(List<StoredDeployment> oldestFirst, int kept) {
    List<StoredDeployment> visible =
        oldestFirst.stream()
            .filter(stored -> stored.deployment().intent() != Intent.DELETE)
            .toList();
    List<StoredDeployment> over =
        visible.stream().filter(stored -> stored.deployment().isFinished()).toList();
    Retention.toGo(over, stored -> stored.deployment().awaitsCall(), visible.size(), kept)
        .forEach(store::remove);
  }

  Deployment cancel(ToolName tool, DeploymentId id) {
    return Attempts.retried(
            () -> {
              StoredDeployment stored = stored(tool, id);
              if (stored.deployment().isFinished()) {
                throw new ComponentsException.Conflict(
                    "Deployment %s cannot be cancelled: it is %s already"
                        .formatted(id, stored.deployment().status().word()));
              }
              return store.saveIntent(stored, Intent.CANCEL);
            })
        .deployment();
  }

  Deployment delete(ToolName tool, DeploymentId id) {
    return Attempts.retried(() -> {
      StoredDeployment stored = stored(tool, id);
      boolean done =
          stored.deployment().isFinished()
              ? store.remove(stored)
              : store.saveIntent(stored, Intent.DELETE).isPresent();
      return done ? Optional.of(stored.deployment()) : Optional.empty();
    });
  }
}
