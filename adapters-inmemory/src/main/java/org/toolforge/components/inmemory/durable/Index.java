package org.toolforge.components.inmemory.durable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Which line of the journal counts for each key. Not safe for use by many threads. */
final class Index {

  /**
   * Where a line is.
   *
   * @param length with the line's end
   */
  record Place(long start, int length) {}

  private final Map<String, SequencedMap<String, Place>> shelves = new LinkedHashMap<>();
  private long size;

  /** How many bytes the lines have that count. */
  long size() {
    return size;
  }

  void add(Line line, Place place) {
    SequencedMap<String, Place> shelf =
        shelves.computeIfAbsent(line.shelf(), name -> new LinkedHashMap<>());
    @Nullable Place before;
    if (line.value() == null) {
      before = shelf.remove(line.key());
    } else {
      before = shelf.put(line.key(), place);
      size += place.length();
    }
    size -= before == null ? 0 : before.length();
  }

  /** The lines of a shelf, in the order of its keys. */
  Collection<Place> places(String shelf) {
    SequencedMap<String, Place> places = shelves.get(shelf);
    return places == null ? List.of() : places.values();
  }

  /** All lines; those of one shelf are in the order of its keys. */
  List<Place> places() {
    return shelves.values().stream().flatMap(shelf -> shelf.values().stream()).toList();
  }
}
