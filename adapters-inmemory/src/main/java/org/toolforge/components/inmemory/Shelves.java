package org.toolforge.components.inmemory;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Where the fakes keep what is to outlive them. */
public interface Shelves {

  /** Keeps nothing: what is in memory goes with the process. */
  Shelves NONE =
      new Shelves() {
        @Override
        public <V> Shelf<V> shelf(String name, Class<V> type) {
          return new Shelf<>() {
            @Override
            public SequencedMap<String, V> contents() {
              return new LinkedHashMap<>();
            }

            @Override
            public void put(String key, V value) {}

            @Override
            public void remove(String key) {}
          };
        }
      };

  /**
   * The shelf of that name.
   *
   * @param type of its values: a record of records, collections, enums, numbers, texts and times;
   *     an interface in it is sealed
   */
  <V> Shelf<V> shelf(String name, Class<V> type);
}
