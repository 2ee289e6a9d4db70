package org.toolforge.components.inmemory.simulation;

import java.util.stream.Collectors;
import org.toolforge.components.config.Node;

/** Writes a tree as a document that can be published; texts are plain words here. */
final class Json {

  private Json() {}

  static String of(Node node) {
    return switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .map(entry -> quoted(entry.getKey()) + ":" + of(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Node.Sequence sequence ->
          sequence.items().stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
      case Node.Text text -> quoted(text.value());
      case Node.Decimal decimal -> decimal.value().toPlainString();
      case Node.Truth truth -> String.valueOf(truth.value());
      case Node.Nothing ignored -> "null";
    };
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }
}
