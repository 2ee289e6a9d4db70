package org.toolforge.components.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document with its keys sorted out: either spelling leads to the same field,
 * unknown keys have given a warning and keys in two spellings a violation.
 *
 * <p>The reading methods give the fallback when a key is absent, and also, after they recorded a
 * violation, when its value is wrong.
 */
final class Fields {

  private final Findings at;
  private final Map<String, Field> byName = new LinkedHashMap<>();
  private final boolean writtenEmpty;

  private Fields(Findings at, boolean writtenEmpty) {
    this.at = at;
    this.writtenEmpty = writtenEmpty;
  }

  static Fields of(Findings at, Node.Mapping mapping, KnownKeys keys) {
    Fields fields = new Fields(at, mapping.entries().isEmpty());
    mapping.entries().forEach((written, value) -> fields.add(written, value, keys));
    return fields;
  }

  /** The fields of an object that is not there. */
  static Fields absent(Findings at) {
    return new Fields(at, false);
  }

  private void add(String written, Node value, KnownKeys keys) {
    Findings place = at.at(written);
    String name = keys.nameOf(written);
    if (name == null) {
      place.warning("Unknown field " + place.dotted() + ", skipped" + keys.hint(written));
      return;
    }
    Field earlier = byName.putIfAbsent(name, new Field(written, value, place));
    if (earlier != null) {
      place.violation("is the same key as '%s'; keep one of the two".formatted(earlier.written()));
    }
  }

  Findings at() {
    return at;
  }

  /** Whether the object is there but has no key at all. */
  boolean isWrittenEmpty() {
    return writtenEmpty;
  }

  @Nullable Field get(String name) {
    return byName.get(name);
  }

  /** The field, unless it has nothing behind its key. */
  @Nullable Field filled(String name) {
    Field field = byName.get(name);
    return field == null || field.value() instanceof Node.Nothing ? null : field;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** All known fields by their {@code snake_case} names. */
  Map<String, Field> all() {
    return byName;
  }

  /** Records that a key is missing, or has nothing behind it. */
  void missing(String name, String rule) {
    Field empty = get(name);
    if (empty == null) {
      at.at(name).violation(rule);
    } else {
      empty.violation(rule);
    }
  }

  /** Text with at least one visible character. */
  String words(String name, String fallback) {
    Field field = get(name);
    String words = field == null ? null : field.words();
    return words == null ? fallback : words;
  }

  int whole(String name, int least, int most, int fallback) {
    Field field = get(name);
    Integer number = field == null ? null : field.whole(least, most);
    return number == null ? fallback : number;
  }

  boolean truth(String name) {
    Field field = get(name);
    Boolean truth = field == null ? null : field.truth();
    return truth != null && truth;
  }

  <E extends Enum<E>> E choice(String name, Class<E> choices, E fallback) {
    Field field = get(name);
    E choice = field == null ? null : field.choice(choices);
    return choice == null ? fallback : choice;
  }
}
