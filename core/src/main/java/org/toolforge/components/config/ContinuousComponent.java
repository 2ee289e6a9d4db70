package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A component that is always up: a web service, a worker.
 *
 * @param port where it listens, if anywhere
 * @param published whether the port is reachable at the tool's public address
 * @param replicas at least 1
 */
public record ContinuousComponent(
    ComponentName name,
    String description,
    BuildSource build,
    List<ComponentName> waitFor,
    RunSpec run,
    @Nullable Port port,
    boolean published,
    int replicas,
    HealthCheck healthCheck)
    implements Component {

  public static final String DEFAULT_COMMAND = "web";

  public ContinuousComponent {
    waitFor = List.copyOf(waitFor);
  }
}
