package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Quantities;

/** Makes and compares parts of objects. */
final class Trees {

  private Trees() {}

  static JsonObject of(Map<String, String> entries) {
    JsonObject tree = new JsonObject();
    new TreeMap<>(entries).forEach(tree::addProperty);
    return tree;
  }

  static JsonArray listOf(JsonElement... items) {
    JsonArray list = new JsonArray();
    for (JsonElement item : items) {
      list.add(item);
    }
    return list;
  }

  /** The beginning of a merge patch that counts only for this version of an object. */
  static JsonObject patchOf(KubeObject seen) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("uid", seen.uid());
    metadata.addProperty("resourceVersion", Long.toString(seen.version()));
    JsonObject patch = new JsonObject();
    patch.add("metadata", metadata);
    return patch;
  }

  static Optional<String> text(JsonObject tree, String key) {
    return tree.get(key) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** The first item of a list that has the value under the key. */
  static Optional<JsonObject> first(JsonElement list, String key, String value) {
    if (list instanceof JsonArray items) {
      for (JsonElement item : items) {
        if (item instanceof JsonObject tree && text(tree, key).filter(value::equals).isPresent()) {
          return Optional.of(tree);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether what is there has everything that is wanted. It may have more, as the API server adds
   * defaults, and may write a quantity in another way.
   */
  static boolean has(JsonElement there, JsonElement wanted) {
    if (wanted instanceof JsonObject tree) {
      return there instanceof JsonObject present
          && tree.entrySet().stream()
              .allMatch(entry ->
                  present.has(entry.getKey())
                      && has(present.get(entry.getKey()), entry.getValue()));
    }
    if (wanted instanceof JsonArray items) {
      return there instanceof JsonArray present && hasAll(present, items);
    }
    return there.equals(wanted) || sameQuantity(there, wanted);
  }

  private static boolean hasAll(JsonArray there, JsonArray wanted) {
    if (there.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!has(there.get(i), wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameQuantity(JsonElement there, JsonElement wanted) {
    if (!there.isJsonPrimitive() || !wanted.isJsonPrimitive()) {
      return false;
    }
    return Quantities.same(there.getAsString(), wanted.getAsString());
  }
}
