package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A document as its author wrote it: a tree of mappings, sequences and scalars that keeps the order
 * of keys and the spelling of values. Readers of JSON and YAML make it; nothing fills in defaults.
 *
 * <p>Immutable and safe to share between threads.
 */
public sealed interface Node {

  /** Keys in the order in which they were written; no key is there twice. */
  record Mapping(SequencedMap<String, Node> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    public static Mapping of(Map<String, Node> entries) {
      return new Mapping(new LinkedHashMap<>(entries));
    }
  }

  record Sequence(List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Text(String value) implements Node {}

  /** Any finite number; {@code 2.0} and {@code 2} are different documents. */
  record Decimal(BigDecimal value) implements Node {}

  record Truth(boolean value) implements Node {}

  /** An explicit {@code null}, as in {@code key: ~} or {@code key:} with nothing behind it. */
  record Nothing() implements Node {}
}
