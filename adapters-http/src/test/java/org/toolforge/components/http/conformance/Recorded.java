package org.toolforge.components.http.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.mapping.ApiJson;

/**
 * One request to the older service, and what is to be answered to it here.
 *
 * @param state what is there before, one of {@link States}
 * @param path with {@code {tool}}, {@code {id}} and {@code {token}} for what differs each time
 * @param tool whether the gateway says that it is the tool of the path
 * @param status what is to be answered here
 * @param recorded what the older service answered if that is something else; 0 otherwise
 * @param reason why it is something else here
 * @param data the fields that must be in the data; a star stands for each entry
 * @param values what must be at some places of the data
 * @param phrases each must be in one of the messages
 */
record Recorded(
    String name,
    String state,
    String method,
    String path,
    @Nullable String type,
    boolean tool,
    @Nullable String body,
    int status,
    int recorded,
    @Nullable String reason,
    List<String> data,
    Map<String, String> values,
    List<String> phrases) {

  static List<Recorded> all(String file) {
    try (InputStream stream =
        Objects.requireNonNull(Recorded.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Recorded::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recorded read(String line) {
    JsonNode json = tree(line);
    return new Recorded(
        json.path("name").asText(),
        json.path("state").asText("nothing"),
        json.path("method").asText("GET"),
        json.path("path").asText(),
        text(json, "type"),
        json.path("tool").asBoolean(true),
        text(json, "body"),
        json.path("status").asInt(),
        json.path("recorded").asInt(0),
        text(json, "reason"),
        texts(json, "data"),
        values(json.path("values")),
        texts(json, "phrases"));
  }

  private static JsonNode tree(String json) {
    try {
      return ApiJson.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** The config that is sent, which is to be given back as it is. */
  Optional<JsonNode> sentConfig() {
    return path.endsWith("/config") && method.equals("POST") && body != null
        ? Optional.of(tree(body))
        : Optional.empty();
  }

  private static @Nullable String text(JsonNode json, String key) {
    return json.has(key) ? json.path(key).asText() : null;
  }

  private static Map<String, String> values(JsonNode json) {
    Map<String, String> values = new LinkedHashMap<>();
    json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }

  private static List<String> texts(JsonNode json, String key) {
    return json.path(key).valueStream().map(JsonNode::asText).toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
