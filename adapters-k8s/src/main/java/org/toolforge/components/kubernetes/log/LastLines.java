package org.toolforge.components.kubernetes.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.toolforge.components.port.LogLine;

/** The last lines of many, within limits. */
public final class LastLines {

  private final long mostBytes;
  private final int mostLines;
  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long bytes;

  public LastLines(long mostBytes, int mostLines) {
    this.mostBytes = mostBytes;
    this.mostLines = mostLines;
  }

  /** Adds a line, at the expense of the first ones. */
  public void add(LogLine line) {
    lines.add(line);
    bytes += size(line);
    while (lines.size() > mostLines || bytes > mostBytes) {
      bytes -= size(lines.removeFirst());
    }
  }

  public List<LogLine> lines() {
    return List.copyOf(lines);
  }

  private static long size(LogLine line) {
    return line.text().getBytes(StandardCharsets.UTF_8).length;
  }
}
