package org.toolforge.components.kubernetes.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Places in logs that readers came to, so that one who comes back goes on near where it was.
 * Without them all would be read again; and a node that prints much drops the beginning of a log,
 * so that lines could no longer be counted from there. Safe for use by many threads.
 *
 * @param <M> what is known of a place
 */
public final class Bookmarks<M extends Bookmarks.Mark> {

  /** How many lines are between two of them at least. */
  public static final int APART = 2_000;

  private static final int MOST_LOGS = 200;
  private static final int MOST_OF_A_LOG = 64;

  /** A place where reading can go on. */
  public interface Mark {

    /** That of the last line before it. */
    long number();

    /** That of the last line before it. */
    Instant time();
  }

  private final Map<String, NavigableMap<Long, M>> logs =
      new LinkedHashMap<>(MOST_LOGS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, NavigableMap<Long, M>> eldest) {
          return size() > MOST_LOGS;
        }
      };

  /** Remembers a place, at the expense of others. */
  public synchronized void put(String log, M mark) {
    NavigableMap<Long, M> marks = logs.computeIfAbsent(log, name -> new TreeMap<>());
    marks.put(mark.number(), mark);
    if (marks.size() > MOST_OF_A_LOG) {
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
  public synchronized Optional<M> before(String log, long number) {
    return Optional.ofNullable(of(log).floorEntry(number)).map(Map.Entry::getValue);
  }

  /** The last one whose line was printed then or before. */
  public synchronized Optional<M> upTo(String log, Instant time) {
    return of(log).descendingMap().values().stream()
        .filter(mark -> !mark.time().isAfter(time))
        .findFirst();
  }

  /** How many lines a log is known to have. */
  public synchronized long last(String log) {
    NavigableMap<Long, M> marks = of(log);
    return marks.isEmpty() ? 0 : marks.lastKey();
  }

  private NavigableMap<Long, M> of(String log) {
    return logs.getOrDefault(log, new TreeMap<>());
  }
}
