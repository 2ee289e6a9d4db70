package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.toolforge.components.config.Node;

/** A config as its author wrote it. */
final class DocumentJson {

  private DocumentJson() {}

  static JsonNode of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> {
        ObjectNode object = JsonText.object();
        mapping.entries().forEach((key, value) -> object.set(key, of(value)));
        yield object;
      }
      case Node.Sequence sequence -> {
        ArrayNode array = JsonText.array();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Node.Text text -> TextNode.valueOf(text.value());
      case Node.Decimal number -> DecimalNode.valueOf(number.value());
      case Node.Truth truth -> BooleanNode.valueOf(truth.value());
      case Node.Nothing ignored -> NullNode.getInstance();
    };
  }
}
