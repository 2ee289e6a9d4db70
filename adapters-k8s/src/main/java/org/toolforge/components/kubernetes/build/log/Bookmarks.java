package org.toolforge.components.kubernetes.build.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Places in the logs of builds that readers came to, so that one who comes back goes on near where
 * it was. Without them all would be read again; and a node that prints much drops the beginning of
 * a log, so that lines could no longer be counted from there. Safe for use by many threads.
 */
final class Bookmarks {

  /** How many lines are between two of them at least. */
  static final int APART = 2_000;

  private static final int MOST_BUILDS = 200;
  private static final int MOST_OF_A_BUILD = 64;

  private final Map<String, NavigableMap<Long, Bookmark>> builds =
      new LinkedHashMap<>(MOST_BUILDS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, NavigableMap<Long, Bookmark>> eldest) {
          return size() > MOST_BUILDS;
        }
      };

  synchronized void put(String build, Bookmark mark) {
    NavigableMap<Long, Bookmark> marks = builds.computeIfAbsent(build, name -> new TreeMap<>());
    marks.put(mark.number(), mark);
    if (marks.size() > MOST_OF_A_BUILD) {
      // Those at the end are needed most.
      boolean drop = false;
      for (Long number : marks.keySet().toArray(Long[]::new)) {
        if (drop && !number.equals(marks.lastKey())) {
          marks.remove(number);
        }
        drop = !drop;
      }
    }
  }

  /** The last one that has no higher number than that. */
  synchronized Optional<Bookmark> before(String build, long number) {
    NavigableMap<Long, Bookmark> marks = builds.getOrDefault(build, new TreeMap<>());
    return Optional.ofNullable(marks.floorEntry(number)).map(Map.Entry::getValue);
  }

  /** How many lines a build is known to have. */
  synchronized long last(String build) {
    NavigableMap<Long, Bookmark> marks = builds.getOrDefault(build, new TreeMap<>());
    return marks.isEmpty() ? 0 : marks.lastKey();
  }
}
