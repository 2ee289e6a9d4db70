package org.toolforge.components.deployment;

import java.time.Duration;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.GitSource;

/**
 * How long things may take, and how much is kept.
 *
 * @param preparing fetching the config, resolving refs and planning
 * @param build one build, from asking for it
 * @param readiness one component, from asking for it until it is ready
 * @param deployment a whole deployment from when it last waited: for maintenance, for its turn to
 *     start anything, or for slots for the rest of its builds; what must be stopped after that is
 *     waited for without limit
 * @param keptDeployments how many deployments a tool keeps, at least 1
 */
public record Limits(
    Duration preparing,
    Duration build,
    Duration readiness,
    Duration deployment,
    int keptDeployments) {

  public static final Limits DEFAULT =
      new Limits(
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          10);

  /** How long a component's build may take: what its config says, unless that is more. */
  public Duration build(Component component) {
    return component.build() instanceof GitSource source
            && source.timeout() != null
            && source.timeout().compareTo(build) < 0
        ? source.timeout()
        : build;
  }

  public Limits {
    if (keptDeployments < 1) {
      throw new IllegalArgumentException("At least one deployment is kept, not " + keptDeployments);
    }
  }
}
