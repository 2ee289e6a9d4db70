package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.config.Node;

/**
 * Documents as they stand in objects. An API server sorts keys, respells numbers ({@code 1.0}
 * becomes {@code 1}), refuses those that it cannot count with and replaces broken characters, and
 * clients drop nulls. So an object shows a form that gets through, and beside it travels a text
 * from which the document is read back exactly as its author wrote it.
 */
public final class DocumentJson {

  private static final char REPLACEMENT = '\uFFFD';

  private DocumentJson() {}

  /** The form for people: a number that would not survive is a text. */
  public static JsonObject toSpec(Node.Mapping document) {
    JsonObject object = new JsonObject();
    document.entries().forEach((key, value) -> object.add(printable(key), of(value)));
    return object;
  }

  private static JsonElement of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> toSpec(mapping);
      case Node.Sequence sequence -> {
        JsonArray array = new JsonArray(sequence.items().size());
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case Node.Text text -> new JsonPrimitive(printable(text.value()));
      case Node.Decimal number -> number(number.value());
      case Node.Truth truth -> new JsonPrimitive(truth.value());
      case Node.Nothing ignored -> JsonNull.INSTANCE;
    };
  }

  private static String printable(String value) {
    boolean broken = value.codePoints().anyMatch(DocumentJson::isHalf);
    if (!broken) {
      return value;
    }
    StringBuilder whole = new StringBuilder(value.length());
    value.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? REPLACEMENT : c));
    return whole.toString();
  }

  private static boolean isHalf(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private static JsonPrimitive number(BigDecimal value) {
    Optional<Long> whole = whole(value);
    if (whole.isPresent()) {
      return new JsonPrimitive(whole.get());
    }
    double nearest = value.doubleValue();
    return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(value) == 0
        ? new JsonPrimitive(nearest)
        : new JsonPrimitive(value.toString());
  }

  static Optional<Long> whole(BigDecimal value) {
    try {
      return Optional.of(value.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /**
   * What an object says by itself.
   *
   * @throws UnreadableObject when a number in it is none
   */
  public static Node.Mapping fromSpec(JsonObject spec) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : spec.entrySet()) {
      entries.put(entry.getKey(), node(entry.getValue()));
    }
    return new Node.Mapping(entries);
  }

  private static Node node(JsonElement json) {
    return switch (json) {
      case JsonObject object -> fromSpec(object);
      case JsonArray array -> {
        List<Node> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(node(item)));
        yield new Node.Sequence(items);
      }
      case JsonPrimitive scalar when scalar.isBoolean() -> new Node.Truth(scalar.getAsBoolean());
      case JsonPrimitive scalar when scalar.isNumber() -> new Node.Decimal(decimal(scalar));
      case JsonPrimitive scalar -> new Node.Text(scalar.getAsString());
      default -> new Node.Nothing();
    };
  }

  static BigDecimal decimal(JsonPrimitive number) {
    try {
      return new BigDecimal(number.getAsString());
    } catch (NumberFormatException e) {
      throw new UnreadableObject("spec", "holds a number that is none: " + number.getAsString());
    }
  }

  /** The exact text of a document. */
  public static String asWritten(Node.Mapping document) {
    return AsWritten.of(document);
  }

  /** The document that an exact text is of; empty when it is of none. */
  public static Optional<Node.Mapping> fromWritten(String text) {
    return AsWrittenReader.read(text);
  }

  /**
   * The document of an object: what the exact text says, unless somebody edited the object since.
   */
  public static Node.Mapping document(JsonObject spec, Optional<String> asWritten) {
    return asWritten
        .flatMap(AsWrittenReader::read)
        .filter(written -> Canonical.of(toSpec(written)).equals(Canonical.of(spec)))
        .orElseGet(() -> fromSpec(spec));
  }
}
