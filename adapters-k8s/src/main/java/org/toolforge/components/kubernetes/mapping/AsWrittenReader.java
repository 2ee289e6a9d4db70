package org.toolforge.components.kubernetes.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.config.Node;

/**
 * Reads what {@link AsWritten} wrote. Gson does not: it takes very long numbers for text. What
 * somebody else wrote may be anything, so whatever does not fit is no document.
 */
final class AsWrittenReader {

  /** Deeper than any document that is taken in, and far from what the stack can bear. */
  private static final int DEEPEST = 500;

  private static final String NUMBER = "+-.0123456789eE";

  private static final class NotJson extends Exception {}

  private final String text;
  private int next;

  private AsWrittenReader(String text) {
    this.text = text;
  }

  /** The document, or nothing when the text is none. */
  static Optional<Node.Mapping> read(String text) {
    AsWrittenReader reader = new AsWrittenReader(text);
    try {
      Node node = reader.node(0);
      return reader.next == text.length() && node instanceof Node.Mapping mapping
          ? Optional.of(mapping)
          : Optional.empty();
    } catch (NotJson | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private char peek() throws NotJson {
    if (next >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(next);
  }

  private boolean skip(String expected) {
    boolean there = text.startsWith(expected, next);
    next += there ? expected.length() : 0;
    return there;
  }

  private void demand(String expected) throws NotJson {
    if (!skip(expected)) {
      throw new NotJson();
    }
  }

  private Node node(int depth) throws NotJson {
    if (depth > DEEPEST) {
      throw new NotJson();
    }
    return switch (peek()) {
      case '{' -> mapping(depth);
      case '[' -> sequence(depth);
      case '"' -> new Node.Text(string());
      case 't' -> constant("true", new Node.Truth(true));
      case 'f' -> constant("false", new Node.Truth(false));
      case 'n' -> constant("null", new Node.Nothing());
      default -> number();
    };
  }

  private Node constant(String word, Node meaning) throws NotJson {
    demand(word);
    return meaning;
  }

  private Node mapping(int depth) throws NotJson {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    demand("{");
    while (!skip("}")) {
      if (!entries.isEmpty()) {
        demand(",");
      }
      String key = string();
      demand(":");
      if (entries.put(key, node(depth + 1)) != null) {
        throw new NotJson();
      }
    }
    return new Node.Mapping(entries);
  }

  private Node sequence(int depth) throws NotJson {
    List<Node> items = new ArrayList<>();
    demand("[");
    while (!skip("]")) {
      if (!items.isEmpty()) {
        demand(",");
      }
      items.add(node(depth + 1));
    }
    return new Node.Sequence(items);
  }

  private Node number() {
    int start = next;
    while (next < text.length() && NUMBER.indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return new Node.Decimal(new BigDecimal(text.substring(start, next)));
  }

  private String string() throws NotJson {
    StringBuilder value = new StringBuilder();
    demand("\"");
    while (!skip("\"")) {
      char c = peek();
      next++;
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() throws NotJson {
    char c = peek();
    next++;
    if (c == '"' || c == '\\') {
      return c;
    }
    if (c != 'u' || next + 4 > text.length()) {
      throw new NotJson();
    }
    next += 4;
    return (char) Integer.parseInt(text.substring(next - 4, next), 16);
  }
}
