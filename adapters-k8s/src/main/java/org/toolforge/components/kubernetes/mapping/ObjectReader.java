package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Reads one JSON object key by key. A null is as good as an absent key, as it is for the API
 * server. Every method throws {@link UnreadableObject} when a value is of the wrong kind.
 */
final class ObjectReader {

  private static final int LONGEST_SHOWN = 80;

  private final String path;
  private final JsonObject object;

  private ObjectReader(String path, JsonObject object) {
    this.path = path;
    this.object = object;
  }

  /**
   * Reads from an object.
   *
   * @param path where it is, for people
   */
  static ObjectReader of(String path, JsonObject object) {
    return new ObjectReader(path, object);
  }

  JsonObject json() {
    return object;
  }

  UnreadableObject unreadable(String key, String problem) {
    return new UnreadableObject(path(key), problem);
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private @Nullable JsonElement value(String key) {
    JsonElement value = object.get(key);
    return value == null || value.isJsonNull() ? null : value;
  }

  private UnreadableObject missing(String key) {
    return unreadable(key, "is missing");
  }

  boolean has(String key) {
    return value(key) != null;
  }

  Optional<ObjectReader> object(String key) {
    JsonElement value = value(key);
    return value == null ? Optional.empty() : Optional.of(object(path(key), value));
  }

  /** An object that must be there. */
  ObjectReader needed(String key) {
    return object(key).orElseThrow(() -> missing(key));
  }

  private static ObjectReader object(String path, JsonElement value) {
    if (value instanceof JsonObject inner) {
      return new ObjectReader(path, inner);
    }
    throw wrong(path, value, "an object");
  }

  private static UnreadableObject wrong(String path, JsonElement value, String kind) {
    return new UnreadableObject(path, "must be " + kind + ". Received value: " + shown(value));
  }

  private static String shown(JsonElement value) {
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  List<ObjectReader> objects(String key) {
    return items(key, ObjectReader::object);
  }

  List<String> texts(String key) {
    return items(key, ObjectReader::text);
  }

  /** The items of a list, none when it is absent. */
  private <T> List<T> items(String key, Item<T> item) {
    JsonElement value = value(key);
    return value == null ? List.of() : items(path(key), value, item);
  }

  private static <T> List<T> items(String path, JsonElement value, Item<T> item) {
    if (!(value instanceof JsonArray array)) {
      throw wrong(path, value, "a list");
    }
    List<T> items = new ArrayList<>(array.size());
    for (JsonElement each : array) {
      items.add(item.read(path + "[" + items.size() + "]", each));
    }
    return items;
  }

  private interface Item<T> {
    T read(String path, JsonElement value);
  }

  /** A list of names, none when it is absent. */
  <T> List<T> names(String key, Function<String, T> type) {
    return items(key, (place, value) -> named(place, text(place, value), type));
  }

  /** A list of lists of names, none when it is absent. */
  <T> List<List<T>> namesOfNames(String key, Function<String, T> type) {
    return items(
        key,
        (outer, list) ->
            items(outer, list, (place, value) -> named(place, text(place, value), type)));
  }

  /** A map of names to texts, empty when it is absent. */
  <K, V> SequencedMap<K, V> map(String key, Function<String, K> name, Function<String, V> type) {
    SequencedMap<K, V> map = new LinkedHashMap<>();
    object(key)
        .ifPresent(inner -> {
          for (Map.Entry<String, JsonElement> entry : inner.object.entrySet()) {
            String place = inner.path(entry.getKey());
            map.put(named(place, entry.getKey(), name), type.apply(text(place, entry.getValue())));
          }
        });
    return map;
  }

  /** A name, which must be there. */
  <T> T name(String key, Function<String, T> type) {
    return named(path(key), text(key), type);
  }

  private static <T> T named(String place, String value, Function<String, T> type) {
    try {
      return type.apply(value);
    } catch (ComponentsException.Invalid e) {
      throw new UnreadableObject(place, "is no name: " + e.getMessage());
    }
  }

  String text(String key) {
    JsonElement value = value(key);
    if (value == null) {
      throw missing(key);
    }
    return text(path(key), value);
  }

  private static String text(String path, JsonElement value) {
    if (value instanceof JsonPrimitive scalar && scalar.isString()) {
      return scalar.getAsString();
    }
    throw wrong(path, value, "text");
  }

  String text(String key, String fallback) {
    return has(key) ? text(key) : fallback;
  }

  boolean truth(String key) {
    JsonElement value = value(key);
    if (value == null) {
      return false;
    }
    if (value instanceof JsonPrimitive scalar && scalar.isBoolean()) {
      return scalar.getAsBoolean();
    }
    throw wrong(path(key), value, "true or false");
  }

  long whole(String key, long fallback) {
    JsonElement value = value(key);
    if (value == null) {
      return fallback;
    }
    if (value instanceof JsonPrimitive scalar && scalar.isNumber()) {
      try {
        return new BigDecimal(scalar.getAsString()).longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        throw wrong(path(key), value, "a whole number of at most 64 bits");
      }
    }
    throw wrong(path(key), value, "a whole number");
  }

  Instant time(String key) {
    String text = text(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw unreadable(key, "must be a time such as 2026-04-04T12:00:00Z, not " + shown(text));
    }
  }

  private static String shown(String text) {
    return shown(new JsonPrimitive(text));
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    String word = text(key);
    return Words.constant(type, word)
        .orElseThrow(() -> unknown(key, word, Stream.of(type.getEnumConstants()).map(Words::of)));
  }

  <E extends Enum<E>> E word(String key, Class<E> type, E fallback) {
    return has(key) ? word(key, type) : fallback;
  }

  UnreadableObject unknown(String key, String word, Stream<String> known) {
    return unreadable(
        key,
        "must be one of %s, not %s"
            .formatted(known.collect(Collectors.joining(", ")), shown(word)));
  }
}
