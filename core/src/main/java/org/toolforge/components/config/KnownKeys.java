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
 */
record KnownKeys(Map<String, String> bySpelling) {

  KnownKeys {
    bySpelling = Collections.unmodifiableMap(new LinkedHashMap<>(bySpelling));
  }

  static KnownKeys of(List<String> names) {
    Map<String, String> spellings = new LinkedHashMap<>();
    for (String name : names) {
      spellings.put(name, name);
      spellings.put(name.replace('_', '-'), name);
    }
    return new KnownKeys(spellings);
  }

  /** These keys, and one more word for one of them. */
  KnownKeys alsoSpelled(String spelling, String name) {
    Map<String, String> more = new LinkedHashMap<>(bySpelling);
    more.put(spelling, name);
    return new KnownKeys(more);
  }

  /** The {@code snake_case} name of a key as written, or null when it is unknown. */
  @Nullable String nameOf(String written) {
    return bySpelling.get(written);
  }

  /** The end of a warning about an unknown key; empty when no known one is close. */
  String hint(String written) {
    String closest = ClosestName.to(written, bySpelling.keySet());
    return closest == null ? "" : "; did you mean '%s'?".formatted(closest);
  }
}
