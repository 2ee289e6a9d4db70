package org.toolforge.components.port;

import java.util.Optional;

/** Reads a log from front to back. For one reading thread; any thread may close it. */
public interface LogReader extends AutoCloseable {

  /**
   * The next line. A reader that follows waits until there is one.
   *
   * @return empty at the end: of what was there, or when following, of the build or job
   */
  Optional<LogLine> next() throws InterruptedException;

  /** Ends the reading, also a {@link #next} that waits; from then on that is empty. */
  @Override
  void close();
}
