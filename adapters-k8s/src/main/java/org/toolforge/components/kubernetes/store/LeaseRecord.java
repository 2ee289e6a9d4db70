package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** A Lease of the cluster: who holds something, and since when. */
public record LeaseRecord(KubeObject object) implements Mirror.Known {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** One that is not in the cluster yet, and that nobody holds. */
  static LeaseRecord named(String namespace, String name) {
    return new LeaseRecord(KubeObject.named(Resource.LEASES, namespace, name));
  }

  /** Empty when nobody holds it. */
  String holder() {
    return text("holderIdentity").orElse("");
  }

  boolean isHeldBy(String name) {
    return holder().equals(name);
  }

  /** When its holder last let itself be heard. */
  Instant renewedAt() {
    try {
      return text("renewTime").map(Instant::parse).orElse(Instant.EPOCH);
    } catch (DateTimeParseException e) {
      return Instant.EPOCH;
    }
  }

  /** The same Lease as its holder, or its next one, writes it. */
  LeaseRecord heldBy(String name, Instant now, Duration duration) {
    KubeObject next = new KubeObject(object.tree().deepCopy());
    Labels.mark(next);
    JsonObject spec = next.part("spec").orElseGet(JsonObject::new);
    if (!isHeldBy(name)) {
      spec.addProperty("acquireTime", MICROSECONDS.format(now));
      JsonElement changes = spec.get("leaseTransitions");
      spec.addProperty("leaseTransitions", changes == null ? 0 : changes.getAsInt() + 1);
    }
    spec.addProperty("holderIdentity", name);
    spec.addProperty("leaseDurationSeconds", duration.toSeconds());
    spec.addProperty("renewTime", MICROSECONDS.format(now));
    next.tree().add("spec", spec);
    return new LeaseRecord(next);
  }

  private Optional<String> text(String key) {
    return object
        .part("spec")
        .map(spec -> spec.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString);
  }
}
