package org.toolforge.components.callback;

import java.time.Instant;
import org.toolforge.components.config.ToolName;

/**
 * What somebody is told: that a deployment or a run has ended.
 *
 * @param id that of what ended; the same each time that it is told
 * @param kind what ended
 * @param status as the API calls it
 * @param message a sentence for people
 */
public record Notice(
    String id, ToolName tool, Kind kind, String status, String message, Instant endedAt) {

  /** What can end. */
  public enum Kind {
    DEPLOYMENT,
    RUN
  }
}
