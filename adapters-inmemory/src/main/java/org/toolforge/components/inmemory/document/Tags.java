package org.toolforge.components.inmemory.document;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.toolforge.components.config.Node;

/** Which tags a document may use: those of the core schema. */
final class Tags {

  private static final String CORE = "tag:yaml.org,2002:";
  private static final String NOT_SPECIFIC = "!";

  private Tags() {}

  /** Refuses a tag on a collection unless it says what the collection is anyway. */
  static void checkCollection(Optional<String> tag, String kind, Position position) {
    if (tag.isPresent() && !tag.get().equals(NOT_SPECIFIC) && !tag.get().equals(CORE + kind)) {
      throw refused(tag.get(), position);
    }
  }

  /** The value of a scalar, after its tag if it has one. */
  static Node scalar(ScalarEvent event, Position position) {
    String tag = event.getTag().orElse("");
    String text = event.getValue();
    return switch (tag) {
      case "" -> event.isPlain() ? CoreScalar.of(text, position) : new Node.Text(text);
      case NOT_SPECIFIC, CORE + "str" -> new Node.Text(text);
      case CORE + "null" -> checked(Node.Nothing.class, text, tag, position);
      case CORE + "bool" -> checked(Node.Truth.class, text, tag, position);
      case CORE + "int", CORE + "float" -> checked(Node.Decimal.class, text, tag, position);
      default -> throw refused(tag, position);
    };
  }

  private static Node checked(Class<? extends Node> kind, String text, String tag, Position at) {
    Node node = CoreScalar.of(text, at);
    if (!kind.isInstance(node)) {
      throw at.malformed(
          "'%s' does not fit its tag '%s'; remove the tag"
              .formatted(Position.excerpt(text), shown(tag)));
    }
    return node;
  }

  private static RuntimeException refused(String tag, Position position) {
    return position.malformed("the tag '%s' is not allowed; remove it".formatted(shown(tag)));
  }

  private static String shown(String tag) {
    return Position.excerpt(tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag);
  }
}
