package org.toolforge.components.kubernetes.build.log;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** Reads lines that are all there. */
final class ListReader implements LogReader {

  private final Iterator<LogLine> lines;
  private volatile boolean closed;

  ListReader(List<LogLine> lines) {
    this.lines = List.copyOf(lines).iterator();
  }

  @Override
  public Optional<LogLine> next() {
    return !closed && lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
  }

  @Override
  public void close() {
    closed = true;
  }
}
