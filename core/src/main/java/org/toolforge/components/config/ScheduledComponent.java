package org.toolforge.components.config;

import java.time.Duration;
import java.util.List;

/**
 * A component that runs at set times.
 *
 * @param timeout how long one run may take; zero for no limit
 * @param retry how often a failed run is tried again, 0 to 5
 */
public record ScheduledComponent(
    ComponentName name,
    String description,
    BuildSource build,
    List<ComponentName> waitFor,
    RunSpec run,
    CronSchedule schedule,
    Duration timeout,
    int retry)
    implements Component {

  public ScheduledComponent {
    waitFor = List.copyOf(waitFor);
  }
}
