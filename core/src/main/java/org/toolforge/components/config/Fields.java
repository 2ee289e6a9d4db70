package org.toolforge.components.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a document with its keys sorted out: either spelling leads to the same field,
 * unknown keys have given a warning and keys in two spellings a violation.
 */
final class Fields {

  private final Place place;
  private final Map<String, Field> byName;
  private final boolean empty;
  private final Findings findings;

  private Fields(Place place, Map<String, Field> byName, boolean empty, Findings findings) {
    this.place = place;
    this.byName = byName;
    this.empty = empty;
    this.findings = findings;
  }

  static Fields of(Place place, Node.Mapping mapping, KnownKeys keys, Findings findings) {
    Map<String, Field> byName = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach((written, value) -> {
          String name = keys.nameOf(written);
          if (name == null) {
            findings.warning(keys.unknown(place, written));
            return;
          }
          Field field = new Field(written, place.then(written), value, findings);
          Field earlier = byName.putIfAbsent(name, field);
          if (earlier != null) {
            findings.violation(
                field.place(),
                "is the same key as '%s'; keep one of the two".formatted(earlier.written()));
          }
        });
    return new Fields(place, byName, mapping.entries().isEmpty(), findings);
  }

  /** The fields of an object that is not there. */
  static Fields absent(Place place, Findings findings) {
    return new Fields(place, Map.of(), false, findings);
  }

  /** Whether the object is there but has no key at all. */
  boolean isWrittenEmpty() {
    return empty;
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

  Iterable<Map.Entry<String, Field>> all() {
    return byName.entrySet();
  }

  /** Records that a key is missing. */
  void missing(String name, String rule) {
    findings.violation(place.then(name), rule);
  }

  /** Records that the object as a whole breaks a rule. */
  void violation(String rule) {
    findings.violation(place, rule);
  }

  /** Text with at least one visible character; the fallback when there is none or it is wrong. */
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

  boolean truth(String name, boolean fallback) {
    Field field = get(name);
    Boolean truth = field == null ? null : field.truth();
    return truth == null ? fallback : truth;
  }

  <E extends Enum<E>> E choice(String name, Class<E> choices, E fallback) {
    Field field = get(name);
    E choice = field == null ? null : field.choice(choices);
    return choice == null ? fallback : choice;
  }
}
