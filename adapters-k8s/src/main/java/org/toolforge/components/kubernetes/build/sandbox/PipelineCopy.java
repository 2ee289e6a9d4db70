package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Set;
import java.util.TreeSet;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** A Pipeline or Task as it is in a sandbox. */
final class PipelineCopy {

  private static final String USUAL_KIND = "Task";

  private PipelineCopy() {}

  static KubeObject of(SandboxOrder order, Resource resource, KubeObject original) {
    KubeObject copy = KubeObject.named(resource, order.namespace(), original.name());
    copy.metadata().add("labels", SandboxMarks.labels(order));
    original.part("spec").ifPresent(spec -> copy.tree().add("spec", spec.deepCopy()));
    return copy;
  }

  /**
   * The Tasks that Tekton looks for beside a pipeline; what a resolver brings is not among them.
   */
  static Set<String> tasks(KubeObject pipeline) {
    Set<String> names = new TreeSet<>();
    JsonObject spec = pipeline.part("spec").orElseGet(JsonObject::new);
    for (String part : new String[] {"tasks", "finally"}) {
      if (spec.get(part) instanceof JsonArray tasks) {
        tasks.forEach(task -> addName(task, names));
      }
    }
    return names;
  }

  private static void addName(JsonElement task, Set<String> names) {
    if (task instanceof JsonObject tree
        && tree.get("taskRef") instanceof JsonObject reference
        && !reference.has("resolver")
        && !reference.has("bundle")
        && (!reference.has("kind") || text(reference, "kind").equals(USUAL_KIND))
        && !text(reference, "name").isEmpty()) {
      names.add(text(reference, "name"));
    }
  }

  private static String text(JsonObject tree, String key) {
    return tree.get(key) instanceof JsonPrimitive value ? value.getAsString() : "";
  }
}
