package org.toolforge.components.kubernetes.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An object as the API server has it. What every object has can be asked for; the rest is up to who
 * knows its kind. The tree must not be changed.
 */
public record KubeObject(JsonObject tree) {

  /** What identifies an object that is to be written. */
  public static KubeObject named(Resource resource, String namespace, String name) {
    JsonObject tree = new JsonObject();
    tree.addProperty("apiVersion", resource.apiVersion());
    tree.addProperty("kind", resource.kind());
    JsonObject metadata = new JsonObject();
    metadata.addProperty("name", name);
    if (!namespace.isEmpty()) {
      metadata.addProperty("namespace", namespace);
    }
    tree.add("metadata", metadata);
    return new KubeObject(tree);
  }

  /** The beginning of a write that is for this version of the object only. */
  public KubeObject writable(Resource resource) {
    KubeObject body = named(resource, namespace(), name());
    body.metadata().addProperty("resourceVersion", Long.toString(version()));
    return body;
  }

  public JsonObject metadata() {
    return part("metadata").orElseGet(JsonObject::new);
  }

  /** One of the objects at the top, such as {@code spec}. */
  public Optional<JsonObject> part(String key) {
    return object(tree, key);
  }

  public String name() {
    return text("name").orElse("");
  }

  /** Empty for what belongs to no namespace. */
  public String namespace() {
    return text("namespace").orElse("");
  }

  public String uid() {
    return text("uid").orElse("");
  }

  /**
   * Which write made it what it is. The API server calls this opaque, yet every one there is counts
   * its writes, and newer ones promise to.
   */
  public long version() {
    return number("resourceVersion");
  }

  /** How often what is wanted of it was changed. */
  public long generation() {
    return number("generation");
  }

  /** Whether it is about to go, as soon as all finalizers are gone. */
  public boolean isBeingDeleted() {
    return text("deletionTimestamp").isPresent();
  }

  /** To the second. */
  public Instant createdAt() {
    return time(metadata(), "creationTimestamp").orElse(Instant.EPOCH);
  }

  public Optional<String> annotation(String key) {
    return object(metadata(), "annotations").flatMap(all -> text(all, key));
  }

  public Optional<String> label(String key) {
    return object(metadata(), "labels").flatMap(all -> text(all, key));
  }

  public List<String> finalizers() {
    List<String> all = new ArrayList<>();
    if (metadata().get("finalizers") instanceof JsonArray finalizers) {
      finalizers.forEach(finalizer -> all.add(finalizer.getAsString()));
    }
    return all;
  }

  /** A point in time that an object tells; empty also for what is none. */
  public static Optional<Instant> time(JsonObject object, String key) {
    try {
      return text(object, key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<String> text(String key) {
    return text(metadata(), key);
  }

  private long number(String key) {
    JsonElement value = metadata().get(key);
    return value == null ? 0 : value.getAsLong();
  }

  private static Optional<String> text(JsonObject object, String key) {
    JsonElement value = object.get(key);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static Optional<JsonObject> object(JsonObject parent, String key) {
    return parent.get(key) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }
}
