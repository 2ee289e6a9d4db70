package org.toolforge.components.kubernetes.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Namespaces;

/**
 * Lets one deployment of a tool be active at a time: a Lease in the tool's namespace names it. The
 * Lease is never given up; whose holder is not active any more, it goes to who asks next.
 */
final class Guard {

  /** How the Lease is called in every tool's namespace. */
  static final String NAME = "components-deployment";

  /** How long a holder that nobody has seen may still be about to be made. */
  private static final Duration CREATION = Duration.ofSeconds(15);

  /** Every failed attempt means that another made it; that many in a row do not happen. */
  private static final int ATTEMPTS = 20;

  /** Tells how it is with the deployment that holds a guard. */
  interface Holders {
    /** What is known of it for sure; empty when there is no such deployment. */
    Optional<Boolean> isActive(ToolName tool, DeploymentId id);
  }

  private final Leases leases;
  private final Mirror<LeaseRecord> known;
  private final Holders holders;
  private final InstantSource clock;

  Guard(KubeClient client, Mirror<LeaseRecord> known, Holders holders, InstantSource clock) {
    this.leases = new Leases(client);
    this.known = known;
    this.holders = holders;
    this.clock = clock;
  }

  /**
   * Makes a deployment the active one, unless another is.
   *
   * @return the other that is; empty when the guard is held now
   */
  Optional<DeploymentId> take(ToolName tool, DeploymentId id) {
    String namespace = Namespaces.of(tool);
    LeaseRecord lease = known.find(namespace, NAME).orElseGet(() -> read(namespace));
    for (int i = 0; i < ATTEMPTS; i++) {
      if (lease.isHeldBy(id.value())) {
        return Optional.empty();
      }
      Optional<DeploymentId> other = active(tool, lease);
      if (other.isPresent()) {
        return other;
      }
      Optional<LeaseRecord> written =
          leases.write(lease.heldBy(id.value(), clock.instant(), CREATION));
      if (written.isPresent()) {
        known.learn(written.get().object());
        return Optional.empty();
      }
      lease = read(namespace);
    }
    throw new ComponentsException.Unavailable(
        "Too many deployments of tool %s are being made at once. Try again in a moment."
            .formatted(tool),
        Duration.ofSeconds(1));
  }

  /** Lets another be active, after the deployment that the guard was taken for was not made. */
  void giveBack(String namespace, String deployment) {
    known
        .find(namespace, NAME)
        .filter(lease -> lease.isHeldBy(deployment))
        .flatMap(lease -> leases.write(lease.heldBy("", clock.instant(), CREATION)))
        .ifPresent(lease -> known.learn(lease.object()));
  }

  private LeaseRecord read(String namespace) {
    Optional<LeaseRecord> present = leases.find(namespace, NAME);
    present.ifPresent(lease -> known.learn(lease.object()));
    return present.orElseGet(() -> LeaseRecord.named(namespace, NAME));
  }

  /** Who holds it, unless that is over. */
  private Optional<DeploymentId> active(ToolName tool, LeaseRecord lease) {
    try {
      return Optional.of(lease.holder())
          .filter(name -> !name.isEmpty())
          .map(DeploymentId::new)
          .filter(id -> isActive(tool, id, lease));
    } catch (ComponentsException.NotFound e) {
      // No deployment has such a name, so none is kept out by it.
      return Optional.empty();
    }
  }

  private boolean isActive(ToolName tool, DeploymentId holder, LeaseRecord lease) {
    return holders
        .isActive(tool, holder)
        .orElseGet(() -> lease.renewedAt().plus(CREATION).isAfter(clock.instant()));
  }
}
