package org.toolforge.components.plan;

import java.time.Duration;
import java.util.Map;
import org.toolforge.components.config.ComponentName;

/** How long builds and starts took in earlier deployments of the tool, the latest of each. */
public record Durations(Map<ComponentName, Duration> builds, Map<ComponentName, Duration> runs) {

  /** What a build is taken to need when none was measured. */
  static final Duration USUAL_BUILD = Duration.ofMinutes(2);

  /** What a start is taken to need when none was measured. */
  static final Duration USUAL_RUN = Duration.ofSeconds(10);

  public static final Durations NONE = new Durations(Map.of(), Map.of());

  public Durations {
    builds = Map.copyOf(builds);
    runs = Map.copyOf(runs);
  }
}
