package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;

/** What our objects of the cluster's own kinds are marked with, so that they can be told apart. */
public final class Labels {

  static final Map<String, String> MANAGED =
      Map.of("app.kubernetes.io/managed-by", KubeClient.FIELD_MANAGER);

  /** What selects them. */
  public static final String SELECTOR =
      MANAGED.entrySet().stream()
          .map(label -> label.getKey() + "=" + label.getValue())
          .collect(Collectors.joining(","));

  private Labels() {}

  /** Marks an object that is about to be written. */
  static void mark(KubeObject object) {
    JsonObject labels = new JsonObject();
    MANAGED.forEach(labels::addProperty);
    object.metadata().add("labels", labels);
  }

  /** Whether this service made it. */
  static boolean isMarked(KubeObject object) {
    return MANAGED.entrySet().stream()
        .allMatch(
            label -> object.label(label.getKey()).filter(label.getValue()::equals).isPresent());
  }
}
