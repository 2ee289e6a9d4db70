package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts together a JSON object that leaves out what goes without saying. */
final class ObjectWriter {

  private final JsonObject object = new JsonObject();

  /** Text, also when it is empty. */
  ObjectWriter text(String key, String value) {
    object.addProperty(key, value);
    return this;
  }

  /** Text, unless it is empty. */
  ObjectWriter words(String key, String value) {
    return value.isEmpty() ? this : text(key, value);
  }

  ObjectWriter word(String key, Enum<?> value) {
    return text(key, Words.of(value));
  }

  ObjectWriter whole(String key, long value) {
    object.addProperty(key, value);
    return this;
  }

  /** Only what is true is written. */
  ObjectWriter truth(String key, boolean value) {
    if (value) {
      object.addProperty(key, true);
    }
    return this;
  }

  ObjectWriter time(String key, @Nullable Instant value) {
    return value == null ? this : text(key, value.toString());
  }

  ObjectWriter object(String key, JsonElement value) {
    object.add(key, value);
    return this;
  }

  /** What a value is written as, unless it is absent. */
  <T> ObjectWriter object(String key, @Nullable T value, Function<T, JsonElement> written) {
    return value == null ? this : object(key, written.apply(value));
  }

  /** A list, unless it is empty. */
  <T> ObjectWriter list(String key, Collection<T> items, Function<? super T, JsonElement> item) {
    if (!items.isEmpty()) {
      JsonArray array = new JsonArray(items.size());
      items.forEach(each -> array.add(item.apply(each)));
      object.add(key, array);
    }
    return this;
  }

  /** A list of what the items are called, unless it is empty. */
  ObjectWriter names(String key, Collection<?> items) {
    return list(key, items, ObjectWriter::name);
  }

  /** A list of what the items are called. */
  static JsonElement namesOf(Collection<?> items) {
    JsonArray array = new JsonArray(items.size());
    items.forEach(item -> array.add(name(item)));
    return array;
  }

  private static JsonElement name(Object item) {
    return new JsonPrimitive(item.toString());
  }

  /** A map of what keys and values are called, sorted by key, unless it is empty. */
  ObjectWriter names(String key, Map<?, ?> entries) {
    if (!entries.isEmpty()) {
      JsonObject map = new JsonObject();
      Map<String, String> sorted = new TreeMap<>();
      entries.forEach((name, value) -> sorted.put(name.toString(), value.toString()));
      sorted.forEach(map::addProperty);
      object.add(key, map);
    }
    return this;
  }

  JsonObject written() {
    return object;
  }
}
