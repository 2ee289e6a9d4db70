package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;

/** What our objects of the cluster's own kinds are marked with, so that they can be told apart. */
public final class Labels {

  private static final Map<String, String> MANAGED =
      Map.of("app.kubernetes.io/managed-by", KubeClient.FIELD_MANAGER);

  /** What selects them. */
  public static final String SELECTOR =
      MANAGED.entrySet().stream()
          .map(label -> label.getKey() + "=" + label.getValue())
          .collect(Collectors.joining(","));

  private Labels() {}

  /** Those that all of them have, for more to be added. */
  public static JsonObject ofOurs() {
    JsonObject labels = new JsonObject();
    MANAGED.forEach(labels::addProperty);
    return labels;
  }

  /** Marks an object that is about to be written. */
  static void mark(KubeObject object) {
    object.metadata().add("labels", ofOurs());
  }

  /** Whether this service made it. */
  public static boolean isMarked(KubeObject object) {
    return MANAGED.entrySet().stream()
        .allMatch(
            label -> object.label(label.getKey()).filter(label.getValue()::equals).isPresent());
  }
}
