package org.toolforge.components.inmemory;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/**
 * The last lines of one log. Writers wait for nobody: whoever reads too slowly misses what is
 * dropped meanwhile.
 */
final class InMemoryLog {

  /** When there are more, the oldest are dropped. */
  static final int MOST_LINES = 10_000;

  private final InstantSource clock;
  private final TreeMap<Long, LogLine> lines = new TreeMap<>();
  private long last;
  private boolean ended;

  InMemoryLog(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds lines, unless it has ended. */
  synchronized void add(Iterable<String> texts) {
    if (ended) {
      return;
    }
    for (String text : texts) {
      last++;
      lines.put(last, new LogLine(last, clock.instant(), text));
      if (lines.size() > MOST_LINES) {
        lines.pollFirstEntry();
      }
    }
    notifyAll();
  }

  /** There will be no more lines. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Reads the lines with higher numbers than that. */
  synchronized LogReader read(long after, boolean follow) {
    return new Reader(after, follow ? Long.MAX_VALUE : last);
  }

  private final class Reader implements LogReader {
    private final long until;
    private long position;
    private boolean closed;

    Reader(long after, long until) {
      this.position = after;
      this.until = until;
    }

    @Override
    public Optional<LogLine> next() throws InterruptedException {
      synchronized (InMemoryLog.this) {
        while (!closed && position < until) {
          Map.Entry<Long, LogLine> line = lines.higherEntry(position);
          if (line != null && line.getKey() <= until) {
            position = line.getKey();
            return Optional.of(line.getValue());
          }
          if (ended || line != null) {
            return Optional.empty();
          }
          InMemoryLog.this.wait();
        }
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      synchronized (InMemoryLog.this) {
        closed = true;
        InMemoryLog.this.notifyAll();
      }
    }
  }
}
