package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Does to JSON what an API server does: checks it against the schema, drops what the schema does
 * not know and nulls that it does not allow, sorts keys and respells numbers.
 */
final class PretendedServer {

  private final JsonObject schema;

  PretendedServer(JsonObject schema) {
    this.schema = schema;
  }

  /** For one part of the objects of a kind, such as its spec. */
  static PretendedServer of(String plural, String version, String part) {
    return new PretendedServer(
        Schemas.of(plural, version).getAsJsonObject("properties").getAsJsonObject(part));
  }

  /** What is read after that was written. */
  JsonObject kept(JsonObject part) {
    JsonElement sent = JsonParser.parseString(part.toString());
    return JsonParser.parseString(kept("", sent, schema).toString()).getAsJsonObject();
  }

  private static JsonElement kept(String path, JsonElement value, JsonObject schema) {
    check(path, value, schema);
    return switch (value) {
      case JsonObject object -> object(path, object, schema);
      case JsonArray array -> {
        JsonArray items = new JsonArray();
        for (JsonElement item : array) {
          items.add(kept(path + "[]", item, part(schema, "items").orElseGet(JsonObject::new)));
        }
        yield items;
      }
      case JsonPrimitive scalar when scalar.isNumber() -> number(path, scalar);
      default -> value;
    };
  }

  private static JsonObject object(String path, JsonObject object, JsonObject schema) {
    JsonObject kept = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : new TreeMap<>(object.asMap()).entrySet()) {
      Optional<JsonObject> known =
          part(schema, "properties")
              .flatMap(properties -> part(properties, entry.getKey()))
              .or(() -> part(schema, "additionalProperties"));
      String place = path + "." + entry.getKey();
      if (known.isPresent()) {
        if (!entry.getValue().isJsonNull() || is(known.get(), "nullable")) {
          kept.add(entry.getKey(), kept(place, entry.getValue(), known.get()));
        }
      } else if (keepsAll(schema)) {
        JsonObject anything = new JsonObject();
        anything.addProperty("x-kubernetes-preserve-unknown-fields", true);
        kept.add(entry.getKey(), kept(place, entry.getValue(), anything));
      }
    }
    return kept;
  }

  private static boolean keepsAll(JsonObject schema) {
    // What is in a list that is not described is not described either, and kept with the list.
    return is(schema, "x-kubernetes-preserve-unknown-fields") || schema.isEmpty();
  }

  private static boolean is(JsonObject schema, String key) {
    return schema.has(key) && schema.get(key).getAsBoolean();
  }

  private static Optional<JsonObject> part(JsonObject schema, String key) {
    return Optional.ofNullable(schema.getAsJsonObject(key));
  }

  /** As Go reads and writes it: a 64-bit integer if it is spelled as one, else a double. */
  private static JsonPrimitive number(String path, JsonPrimitive number) {
    String spelled = number.getAsString();
    if (spelled.matches("-?[0-9]{1,19}")
        && DocumentJson.whole(number.getAsBigDecimal()).isPresent()) {
      return new JsonPrimitive(Long.parseLong(spelled));
    }
    double nearest = Double.parseDouble(spelled);
    if (!Double.isFinite(nearest)) {
      throw new IllegalArgumentException(path + ": the server refuses " + spelled);
    }
    BigDecimal plain = BigDecimal.valueOf(nearest).stripTrailingZeros();
    return new JsonPrimitive(
        Math.abs(nearest) < 1e21 ? new BigDecimal(plain.toPlainString()) : plain);
  }

  private static void check(String path, JsonElement value, JsonObject schema) {
    if (value instanceof JsonNull) {
      return;
    }
    if (schema.has("type") && !schema.get("type").getAsString().equals(type(value, schema))) {
      throw new IllegalArgumentException(path + " is no " + schema.get("type") + ": " + value);
    }
    if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
      throw new IllegalArgumentException(path + " is none of the words: " + value);
    }
    if (schema.has("format") && schema.get("format").getAsString().equals("date-time")) {
      Instant unused = Instant.parse(value.getAsString());
    }
    if (schema.has("maxLength")
        && value.getAsString().length() > schema.get("maxLength").getAsInt()) {
      throw new IllegalArgumentException(path + " is too long");
    }
    if (schema.has("required")) {
      for (JsonElement key : schema.getAsJsonArray("required")) {
        if (!value.getAsJsonObject().has(key.getAsString())) {
          throw new IllegalArgumentException(path + " lacks " + key);
        }
      }
    }
    // Kubernetes 1.20 as the tests build it takes an empty text for none.
    if (schema.has("type") && value.equals(new JsonPrimitive("")) && !is(schema, "nullable")) {
      throw new IllegalArgumentException(path + " is empty");
    }
  }

  private static String type(JsonElement value, JsonObject schema) {
    return switch (value) {
      case JsonObject ignored -> "object";
      case JsonArray ignored -> "array";
      case JsonPrimitive scalar when scalar.isString() -> "string";
      case JsonPrimitive scalar when scalar.isBoolean() -> "boolean";
      default -> schema.get("type").getAsString().equals("integer") ? "integer" : "number";
    };
  }
}
