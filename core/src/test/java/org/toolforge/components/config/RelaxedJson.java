package org.toolforge.components.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Documents for tests in a short notation: JSON with single quotes, and keys without quotes. */
final class RelaxedJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private RelaxedJson() {}

  static Node node(String text) {
    return node(tree(text));
  }

  static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  static JsonNode tree(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        ObjectNode object = MAPPER.createObjectNode();
        mapping.entries().forEach((key, value) -> object.set(key, tree(value)));
        yield object;
      }
      case Node.Sequence sequence -> {
        ArrayNode array = MAPPER.createArrayNode();
        sequence.items().forEach(item -> array.add(tree(item)));
        yield array;
      }
      case Node.Text text -> TextNode.valueOf(text.value());
      case Node.Decimal number -> DecimalNode.valueOf(number.value());
      case Node.Truth truth -> BooleanNode.valueOf(truth.value());
      case Node.Nothing ignored -> NullNode.getInstance();
    };
  }

  private static Node node(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), node(entry.getValue())));
        yield new Node.Mapping(entries);
      }
      case ARRAY -> {
        List<Node> items = new ArrayList<>();
        json.forEach(item -> items.add(node(item)));
        yield new Node.Sequence(items);
      }
      case STRING -> new Node.Text(json.textValue());
      case NUMBER -> new Node.Decimal(json.decimalValue());
      case BOOLEAN -> new Node.Truth(json.booleanValue());
      case NULL -> new Node.Nothing();
      case BINARY, MISSING, POJO -> throw new IllegalArgumentException(json.toString());
    };
  }
}
