package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.store.Labels;

/** How we know what was made for a tenant, and for which. */
final class Marks {

  /** The uid of the Tool: one that was deleted and made anew owns nothing of the earlier one. */
  private static final String TENANT = "components-api.toolforge.org/tenant";

  /** On a namespace that was there before. */
  private static final String ADOPTED = "components-api.toolforge.org/adopted";

  private static final String SETTINGS = "components-api.toolforge.org/settings";
  private static final String TOOL = "toolforge.org/tool";

  private Marks() {}

  /** Marks an object that is made for a tenant. */
  static void mark(KubeObject object, ToolName name, Tool tool) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(TENANT, tool.object().uid());
    object.metadata().add("labels", labels(name));
    object.metadata().add("annotations", annotations);
  }

  private static JsonObject labels(ToolName name) {
    JsonObject labels = Labels.ofOurs();
    labels.addProperty(TOOL, name.value());
    return labels;
  }

  /**
   * Marks an object with what is wanted of it. What is not wanted any more would not be noticed
   * otherwise, since objects may have more than is wanted.
   */
  static void markSettings(KubeObject object, JsonObject wanted) {
    object
        .metadata()
        .getAsJsonObject("annotations")
        .addProperty(SETTINGS, Integer.toHexString(wanted.toString().hashCode()));
  }

  static boolean isOf(KubeObject object, Tool tool) {
    return object.annotation(TENANT).filter(tool.object().uid()::equals).isPresent();
  }

  static boolean isMarked(KubeObject object) {
    return object.annotation(TENANT).isPresent();
  }

  static boolean isAdopted(KubeObject namespace) {
    return namespace.annotation(ADOPTED).filter("true"::equals).isPresent();
  }

  /** Marks a namespace as taken by a tenant, and changes nothing else in it. */
  static JsonObject adopting(KubeObject namespace, Tool tool) {
    JsonObject annotations = new JsonObject();
    annotations.addProperty(TENANT, tool.object().uid());
    annotations.addProperty(ADOPTED, "true");
    return annotated(namespace, annotations);
  }

  /** Takes these marks away. */
  static JsonObject releasing(KubeObject namespace) {
    JsonObject annotations = new JsonObject();
    annotations.add(TENANT, JsonNull.INSTANCE);
    annotations.add(ADOPTED, JsonNull.INSTANCE);
    return annotated(namespace, annotations);
  }

  private static JsonObject annotated(KubeObject namespace, JsonObject annotations) {
    JsonObject patch = Trees.patchOf(namespace);
    patch.getAsJsonObject("metadata").add("annotations", annotations);
    return patch;
  }
}
