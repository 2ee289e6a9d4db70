package org.toolforge.components.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that one kind of object may have, each in both spellings.
 *
 * @param bySpelling from how a key may be written to its {@code snake_case} name
 * @param elsewhere from the spellings of keys of inner objects to where they belong
 */
record KnownKeys(Map<String, String> bySpelling, Map<String, String> elsewhere) {

  KnownKeys {
    bySpelling = Collections.unmodifiableMap(new LinkedHashMap<>(bySpelling));
    elsewhere = Map.copyOf(elsewhere);
  }

  static KnownKeys of(List<String> names) {
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String name : names) {
      spellings.put(name, name);
      spellings.put(name.replace('_', '-'), name);
    }
    return new KnownKeys(spellings, Map.of());
  }

  /** These keys, and one more word for one of them. */
  KnownKeys alsoSpelled(String spelling, String name) {
    Map<String, String> more = new LinkedHashMap<>(bySpelling);
    more.put(spelling, name);
    return new KnownKeys(more, elsewhere);
  }

  /** These keys, and those of an object inside, to tell whoever writes them outside of it. */
  KnownKeys withInner(String key, KnownKeys inner) {
    Map<String, String> more = new LinkedHashMap<>(elsewhere);
    inner.bySpelling.keySet().forEach(spelling -> more.put(spelling, key + "." + spelling));
    return new KnownKeys(bySpelling, more);
  }

  /** The {@code snake_case} name of a key as written, or null when it is unknown. */
  @Nullable String nameOf(String written) {
    return bySpelling.get(written);
  }

  /** The end of a warning about an unknown key; empty when no known one is close. */
  String hint(String written) {
    String inner = elsewhere.get(written);
    String closest = inner == null ? ClosestName.to(written, bySpelling.keySet()) : inner;
    return closest == null ? "" : "; did you mean '%s'?".formatted(closest);
  }
}
