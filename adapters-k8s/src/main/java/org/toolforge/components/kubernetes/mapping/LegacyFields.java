package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/** Reads an object of which nothing is certain: what is not as expected counts as not there. */
record LegacyFields(JsonObject object) {

  private @Nullable JsonPrimitive scalar(String key) {
    return object.get(key) instanceof JsonPrimitive scalar ? scalar : null;
  }

  /** A scalar as text, or nothing. */
  String text(String key) {
    JsonPrimitive scalar = scalar(key);
    return scalar == null ? "" : scalar.getAsString();
  }

  boolean truth(String key) {
    JsonPrimitive scalar = scalar(key);
    return scalar != null && scalar.isBoolean() && scalar.getAsBoolean();
  }

  /** The object behind a key, or an empty one. */
  LegacyFields inner(String key) {
    JsonElement value = object.get(key);
    return new LegacyFields(value instanceof JsonObject inner ? inner : new JsonObject());
  }

  /** The objects in this one, by their keys. */
  SequencedMap<String, LegacyFields> inners() {
    SequencedMap<String, LegacyFields> inners = new LinkedHashMap<>();
    object
        .entrySet()
        .forEach(entry -> {
          if (entry.getValue() instanceof JsonObject inner) {
            inners.put(entry.getKey(), new LegacyFields(inner));
          }
        });
    return inners;
  }

  /** The document behind a key, or an empty one. */
  Node.Mapping document(String key) {
    try {
      return DocumentJson.fromSpec(inner(key).object);
    } catch (UnreadableObject e) {
      return DocumentJson.fromSpec(new JsonObject());
    }
  }
}
