package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON in a spelling that two objects share exactly if they say the same to an API server: keys are
 * sorted, nulls in objects are as good as absent, and numbers are what it counts with.
 */
public final class Canonical {

  private Canonical() {}

  static String of(JsonObject object) {
    return canonical(object).toString();
  }

  /** A digest of it, for where the whole has no place. */
  public static String fingerprint(JsonObject object) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(of(object).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static JsonElement canonical(JsonElement json) {
    return switch (json) {
      case JsonObject object -> {
        JsonObject sorted = new JsonObject();
        for (Map.Entry<String, JsonElement> entry : new TreeMap<>(object.asMap()).entrySet()) {
          if (!entry.getValue().isJsonNull()) {
            sorted.add(entry.getKey(), canonical(entry.getValue()));
          }
        }
        yield sorted;
      }
      case JsonArray array -> {
        JsonArray items = new JsonArray(array.size());
        array.forEach(item -> items.add(canonical(item)));
        yield items;
      }
      case JsonPrimitive scalar when scalar.isNumber() -> number(DocumentJson.decimal(scalar));
      default -> json;
    };
  }

  private static JsonPrimitive number(BigDecimal value) {
    Optional<Long> whole = DocumentJson.whole(value);
    return whole.isPresent()
        ? new JsonPrimitive(whole.get())
        : new JsonPrimitive(value.doubleValue());
  }
}
