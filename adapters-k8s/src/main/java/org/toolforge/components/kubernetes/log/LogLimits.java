package org.toolforge.components.kubernetes.log;

import java.time.Duration;

/**
 * How much of logs is handled, so that no build and no reader can use up the server.
 *
 * @param readers how many logs are read at once
 * @param line how long a line is shown, in characters
 * @param keptBytes how much of a log's end is kept, in bytes of its text
 * @param keptLines how many lines of it
 * @param silence after which a connection is given up, as it may be dead
 * @param pause how long it takes at most to notice that something began
 */
public record LogLimits(
    int readers, int line, int keptBytes, int keptLines, Duration silence, Duration pause) {

  public static final LogLimits DEFAULT =
      new LogLimits(
          200, 16 * 1024, 512 * 1024, 10_000, Duration.ofSeconds(30), Duration.ofSeconds(3));
}
