package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Reads and writes an object of the kind Tool, whatever nonsense may stand in it. */
record Tool(KubeObject object) {

  /** Keeps the object there until everything is taken away that was made for it. */
  static final String FINALIZER = "components-api.toolforge.org/tenant";

  private static final String READY = "Ready";

  /** What is asked for, as an object to be made. */
  static KubeObject asking(ToolName tool, boolean adopt) {
    KubeObject asked = KubeObject.named(Resource.TOOLS, "", tool.value());
    asked.tree().add("spec", spec(adopt));
    return asked;
  }

  /** Changes only whether an existing namespace may be taken. */
  JsonObject asking(boolean adopt) {
    JsonObject changes = Trees.patchOf(object);
    changes.add("spec", spec(adopt));
    return changes;
  }

  private static JsonObject spec(boolean adopt) {
    JsonObject spec = new JsonObject();
    spec.addProperty("adopt", adopt);
    return spec;
  }

  /** Empty when no tool can have that name. */
  Optional<ToolName> name() {
    try {
      return Optional.of(new ToolName(object.name()));
    } catch (ComponentsException.Invalid e) {
      return Optional.empty();
    }
  }

  boolean adopt() {
    return object
        .part("spec")
        .map(spec -> spec.get("adopt"))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsBoolean)
        .orElse(false);
  }

  boolean hasFinalizer() {
    return object.finalizers().contains(FINALIZER);
  }

  /** Adds our finalizer, or takes it away. */
  JsonObject withFinalizer(boolean held) {
    JsonArray finalizers = new JsonArray();
    object.finalizers().stream()
        .filter(present -> !present.equals(FINALIZER))
        .forEach(finalizers::add);
    if (held) {
      finalizers.add(FINALIZER);
    }
    JsonObject changes = Trees.patchOf(object);
    changes.getAsJsonObject("metadata").add("finalizers", finalizers);
    return changes;
  }

  /** What was last said of it; empty when nothing was said of what is wanted now. */
  Optional<Verdict> verdict() {
    return condition().filter(ready -> observed(ready) == object.generation()).map(Verdict::of);
  }

  private Optional<JsonObject> condition() {
    return object
        .part("status")
        .map(status -> status.get("conditions"))
        .flatMap(conditions -> Trees.first(conditions, "type", READY));
  }

  private static long observed(JsonObject condition) {
    JsonElement generation = condition.get("observedGeneration");
    return generation == null ? -1 : generation.getAsLong();
  }

  /** The object with a status that says this. */
  KubeObject saying(Verdict verdict, String namespace, Instant now) {
    JsonObject ready = new JsonObject();
    ready.addProperty("type", READY);
    ready.addProperty("status", verdict.ready() ? "True" : "False");
    ready.addProperty("reason", verdict.reason());
    ready.addProperty("message", verdict.message());
    ready.addProperty("lastTransitionTime", since(verdict, now));
    ready.addProperty("observedGeneration", object.generation());
    JsonArray conditions = new JsonArray();
    conditions.add(ready);
    JsonObject status = new JsonObject();
    if (!namespace.isEmpty()) {
      status.addProperty("namespace", namespace);
    }
    status.addProperty("observedGeneration", object.generation());
    status.add("conditions", conditions);
    KubeObject next = new KubeObject(object.tree().deepCopy());
    next.tree().add("status", status);
    return next;
  }

  private String since(Verdict verdict, Instant now) {
    return condition()
        .filter(before -> Verdict.of(before).ready() == verdict.ready())
        .flatMap(before -> Trees.text(before, "lastTransitionTime"))
        .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS).toString());
  }
}
