package org.toolforge.components.http.stream;

import java.util.HashMap;
import java.util.Map;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.error.TooManyStreams;

/** Counts the answers that are held or streamed. Safe for use by many threads. */
public final class Streams {

  private final StreamLimits limits;
  private final Map<ToolName, Integer> open = new HashMap<>();
  private int total;

  public Streams(StreamLimits limits) {
    this.limits = limits;
  }

  /** A place that one answer takes. */
  public interface Place extends AutoCloseable {
    /** Gives it back. */
    @Override
    void close();
  }

  /**
   * Takes a place; it must be given back.
   *
   * @throws TooManyStreams when there is none
   */
  public synchronized Place take(ToolName tool) {
    int ofTool = open.getOrDefault(tool, 0);
    if (total >= limits.total() || ofTool >= limits.perTool()) {
      throw new TooManyStreams(
          ("Too many answers are being held or streamed (at most %d for a tool and %d in all). End"
                  + " some, or try again later.")
              .formatted(limits.perTool(), limits.total()));
    }
    total++;
    open.put(tool, ofTool + 1);
    return () -> giveBack(tool);
  }

  /** How many are open now. */
  public synchronized int open() {
    return total;
  }

  private synchronized void giveBack(ToolName tool) {
    total--;
    open.computeIfPresent(tool, (name, count) -> count == 1 ? null : count - 1);
  }
}
