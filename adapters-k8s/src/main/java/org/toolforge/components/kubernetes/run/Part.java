package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** A part of an object, put together key by key. */
final class Part {

  private final JsonObject json = new JsonObject();

  static Part of(String key, String value) {
    return new Part().put(key, value);
  }

  static Part of(String key, Part inner) {
    return new Part().put(key, inner);
  }

  static JsonArray list(Part... items) {
    JsonArray list = new JsonArray();
    for (Part item : items) {
      list.add(item.json);
    }
    return list;
  }

  static JsonArray texts(List<String> values) {
    JsonArray list = new JsonArray();
    values.forEach(list::add);
    return list;
  }

  Part put(String key, String value) {
    return put(key, new JsonPrimitive(value));
  }

  Part put(String key, long value) {
    return put(key, new JsonPrimitive(value));
  }

  Part put(String key, boolean value) {
    return put(key, new JsonPrimitive(value));
  }

  Part put(String key, Part inner) {
    return put(key, inner.json);
  }

  Part put(String key, JsonElement value) {
    json.add(key, value);
    return this;
  }

  /** Text, unless it is empty. */
  Part words(String key, String value) {
    return value.isEmpty() ? this : put(key, value);
  }

  /** A number, unless it is zero. */
  Part number(String key, long value) {
    return value == 0 ? this : put(key, value);
  }

  /** A list, unless it is empty. */
  Part items(String key, JsonArray items) {
    return items.isEmpty() ? this : put(key, items);
  }

  JsonObject json() {
    return json;
  }
}
