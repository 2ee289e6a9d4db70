package org.toolforge.components.inmemory.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.ConfigReader;

/**
 * Reads what is plainly JSON several times as fast as a reader of YAML can. It gives up at anything
 * else, since the reader of YAML knows better what to say of it.
 */
final class PlainJson {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The keys are anybody's: none is worth remembering.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  private final JsonParser events;

  private PlainJson(JsonParser events) {
    this.events = events;
  }

  /** The document; empty when this is not plainly an object in JSON. */
  static Optional<Node> read(String text) {
    if (!text.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try (JsonParser events = JSON.createParser(text)) {
      PlainJson reader = new PlainJson(events);
      Node document = reader.value(events.nextToken(), 0);
      return document != null && events.nextToken() == null
          ? Optional.of(document)
          : Optional.empty();
    } catch (IOException | ComponentsException.Malformed e) {
      return Optional.empty();
    }
  }

  /** Null when it is nothing plain. */
  private @Nullable Node value(@Nullable JsonToken token, int depth) throws IOException {
    return switch (token) {
      case START_OBJECT -> depth < ConfigReader.MAX_DEPTH ? mapping(depth + 1) : null;
      case START_ARRAY -> depth < ConfigReader.MAX_DEPTH ? sequence(depth + 1) : null;
      case VALUE_STRING -> new Node.Text(whole(events.getText()));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> CoreScalar.of(events.getText(), Position.START);
      case VALUE_TRUE -> new Node.Truth(true);
      case VALUE_FALSE -> new Node.Truth(false);
      case VALUE_NULL -> new Node.Nothing();
      case null, default -> null;
    };
  }

  private @Nullable Node mapping(int depth) throws IOException {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    for (String key = events.nextFieldName(); key != null; key = events.nextFieldName()) {
      Node value = value(events.nextToken(), depth);
      if (value == null || entries.put(whole(key), value) != null) {
        return null;
      }
    }
    return new Node.Mapping(entries);
  }

  private @Nullable Node sequence(int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    for (JsonToken token = events.nextToken();
        token != JsonToken.END_ARRAY;
        token = events.nextToken()) {
      Node item = value(token, depth);
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    return new Node.Sequence(items);
  }

  private static String whole(String text) {
    Characters.checkDecoded(text, Position.START);
    return text;
  }
}
