package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * Who decided on what is in an object, by the API server's records. These are not complete: what
 * was removed belongs to nobody, and older servers do not note who scaled a Deployment.
 */
record Managers(KubeObject object) {

  /** Who else decided on that place, or on something below it, the last time; empty for nobody. */
  String other(List<String> path) {
    return decisions(path)
        .filter(entry -> !isOurs(entry))
        .max(Comparator.comparing(entry -> entry.text("time")))
        .map(entry -> entry.text("manager"))
        .orElse("");
  }

  /** Whether the records say that this system decided on that place, and nobody else. */
  boolean isOnlyOurs(List<String> path) {
    return decisions(path).anyMatch(Managers::isOurs) && decisions(path).allMatch(Managers::isOurs);
  }

  private Stream<Tree> decisions(List<String> path) {
    return new Tree(object.metadata())
        .items("managedFields").stream().filter(entry -> covers(entry.child("fieldsV1"), path));
  }

  private static boolean isOurs(Tree entry) {
    return entry.text("manager").equals(KubeClient.FIELD_MANAGER);
  }

  private static boolean covers(Tree fields, List<String> path) {
    JsonObject at = fields.json();
    for (String key : path) {
      Optional<JsonObject> below = below(at, key);
      if (below.isEmpty()) {
        return false;
      }
      at = below.get();
    }
    return true;
  }

  private static Optional<JsonObject> below(JsonObject fields, String key) {
    if (!key.startsWith(Difference.NAMED)) {
      return fields.get("f:" + key) instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    }
    String name = key.substring(Difference.NAMED.length());
    return fields.asMap().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("k:"))
        .filter(entry -> isNamed(entry.getKey().substring(2), name))
        .map(entry -> entry.getValue())
        .filter(JsonElement::isJsonObject)
        .map(JsonElement::getAsJsonObject)
        .findFirst();
  }

  private static boolean isNamed(String key, String name) {
    try {
      return JsonParser.parseString(key) instanceof JsonObject keys
          && new Tree(keys).text("name").equals(name);
    } catch (JsonParseException e) {
      return false;
    }
  }
}
