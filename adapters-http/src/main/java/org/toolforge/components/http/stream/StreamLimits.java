package org.toolforge.components.http.stream;

import java.time.Duration;

/**
 * How many answers may be held or streamed at a time, and how long one of them.
 *
 * @param total of all tools together
 * @param perTool of one tool
 * @param longest after which a stream is ended; who wants more resumes it
 * @param heartbeat how often a silent stream of events says that it is still there
 */
public record StreamLimits(int total, int perTool, Duration longest, Duration heartbeat) {

  public static final StreamLimits DEFAULT =
      new StreamLimits(1_000, 50, Duration.ofHours(1), Duration.ofSeconds(15));
}
