package org.toolforge.components.plan;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.config.ComponentName;

/**
 * How long a plan should take when nothing waits for a build slot.
 *
 * @param duration the longest build plus the longest chain of runs
 * @param criticalPath the components of that chain, first to last; what makes the plan faster is
 *     here
 * @param measured whether earlier deployments measured every part; else usual durations fill the
 *     gaps
 */
public record Estimate(Duration duration, List<ComponentName> criticalPath, boolean measured) {

  public Estimate {
    criticalPath = List.copyOf(criticalPath);
  }
}
