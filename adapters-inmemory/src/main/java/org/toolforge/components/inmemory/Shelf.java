package org.toolforge.components.inmemory;

import java.util.SequencedMap;

/** Keeps values of one kind by key. Safe for use by many threads. */
public interface Shelf<V> {

  /**
   * What was put here and not removed, in the order in which the keys came.
   *
   * @throws org.toolforge.components.ComponentsException.Malformed when something cannot be read
   */
  SequencedMap<String, V> contents();

  /**
   * Puts the value there, over an earlier one of that key, which keeps its place in the order.
   *
   * @param key without control characters
   * @throws org.toolforge.components.ComponentsException.Unavailable when it cannot be kept
   */
  void put(String key, V value);

  /**
   * Takes away what is there, if anything is.
   *
   * @throws org.toolforge.components.ComponentsException.Unavailable when it stays
   */
  void remove(String key);
}
