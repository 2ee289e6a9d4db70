package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

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

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Tells how it is with the deployment that holds a guard. */
  interface Holders {
    /** What is known of it for sure; empty when there is no such deployment. */
    Optional<Boolean> isActive(ToolName tool, DeploymentId id);
  }

  private final KubeClient client;
  private final Mirror<KubeObject> leases;
  private final Holders holders;
  private final InstantSource clock;

  Guard(KubeClient client, Mirror<KubeObject> leases, Holders holders, InstantSource clock) {
    this.client = client;
    this.leases = leases;
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
    Optional<KubeObject> seen = leases.find(namespace, NAME);
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<KubeObject> lease = seen.or(() -> client.get(Resource.LEASES, namespace, NAME));
      Optional<DeploymentId> holder = lease.flatMap(Guard::holder);
      if (holder.filter(id::equals).isPresent()) {
        return Optional.empty();
      }
      if (holder.isPresent() && isActive(tool, holder.get(), lease.get())) {
        return holder;
      }
      Optional<KubeObject> written =
          lease.isEmpty()
              ? client.create(
                  Resource.LEASES, heldBy(id, KubeObject.named(Resource.LEASES, namespace, NAME)))
              : client.replace(Resource.LEASES, heldBy(id, lease.get()));
      if (written.isPresent()) {
        leases.learn(written.get());
        return Optional.empty();
      }
      seen = client.get(Resource.LEASES, namespace, NAME);
      seen.ifPresent(leases::learn);
    }
    throw new ComponentsException.Unavailable(
        "Too many deployments of tool %s are being made at once. Try again in a moment."
            .formatted(tool),
        Duration.ofSeconds(1));
  }

  /** Lets another be active, after the deployment that the guard was taken for was not made. */
  void giveBack(ToolName tool, DeploymentId id) {
    leases
        .find(Namespaces.of(tool), NAME)
        .filter(lease -> holder(lease).filter(id::equals).isPresent())
        .flatMap(lease -> client.replace(Resource.LEASES, heldBy("", lease)))
        .ifPresent(leases::learn);
  }

  private boolean isActive(ToolName tool, DeploymentId holder, KubeObject lease) {
    return holders
        .isActive(tool, holder)
        .orElseGet(() -> takenAt(lease).plus(CREATION).isAfter(clock.instant()));
  }

  private KubeObject heldBy(DeploymentId id, KubeObject lease) {
    return heldBy(id.value(), lease);
  }

  private KubeObject heldBy(String holder, KubeObject lease) {
    KubeObject next = new KubeObject(lease.tree().deepCopy());
    Labels.mark(next);
    String now = MICROSECONDS.format(clock.instant());
    JsonObject spec = new JsonObject();
    spec.addProperty("holderIdentity", holder);
    spec.addProperty("acquireTime", now);
    spec.addProperty("renewTime", now);
    next.tree().add("spec", spec);
    return next;
  }

  private static Optional<DeploymentId> holder(KubeObject lease) {
    try {
      return text(lease, "holderIdentity").filter(name -> !name.isEmpty()).map(DeploymentId::new);
    } catch (ComponentsException.NotFound e) {
      // No deployment has such a name, so none is kept out by it.
      return Optional.empty();
    }
  }

  private static Instant takenAt(KubeObject lease) {
    try {
      return text(lease, "acquireTime").map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  private static Optional<String> text(KubeObject lease, String key) {
    return lease
        .part("spec")
        .map(spec -> spec.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }
}
