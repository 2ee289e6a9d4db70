package org.toolforge.components.kubernetes.mapping;

import java.util.Map;
import org.toolforge.components.config.Node;

/**
 * Writes a document as JSON text that says everything about it: the order of keys, the spelling of
 * numbers, and characters that are half of a pair.
 */
final class AsWritten {

  private final StringBuilder text = new StringBuilder();

  private AsWritten() {}

  static String of(Node.Mapping document) {
    AsWritten written = new AsWritten();
    written.node(document);
    return written.text.toString();
  }

  private void node(Node node) {
    switch (node) {
      case Node.Mapping mapping -> mapping(mapping);
      case Node.Sequence sequence -> sequence(sequence);
      case Node.Text string -> string(string.value());
      case Node.Decimal number -> text.append(number.value());
      case Node.Truth truth -> text.append(truth.value());
      case Node.Nothing ignored -> text.append("null");
    }
  }

  private void mapping(Node.Mapping mapping) {
    String separator = "{";
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      text.append(separator);
      string(entry.getKey());
      text.append(':');
      node(entry.getValue());
      separator = ",";
    }
    text.append(mapping.entries().isEmpty() ? "{}" : "}");
  }

  private void sequence(Node.Sequence sequence) {
    String separator = "[";
    for (Node item : sequence.items()) {
      text.append(separator);
      node(item);
      separator = ",";
    }
    text.append(sequence.items().isEmpty() ? "[]" : "]");
  }

  private void string(String value) {
    text.append('"');
    value.codePoints().forEach(this::character);
    text.append('"');
  }

  private void character(int c) {
    if (c == '"' || c == '\\') {
      text.append('\\').appendCodePoint(c);
    } else if (c < ' ' || Character.getType(c) == Character.SURROGATE) {
      text.append(String.format("\\u%04x", c));
    } else {
      text.appendCodePoint(c);
    }
  }
}
