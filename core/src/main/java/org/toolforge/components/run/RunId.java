package org.toolforge.components.run;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.deployment.DeploymentId;

/** The name of a run on demand, such as {@code run-20260404-120000-k3v9x2m7qp}. */
public record RunId(String value) {

  private static final Pattern PATTERN = Pattern.compile("run-[0-9]{8}-[0-9]{6}-[0-9a-z]{10}");

  /**
   * @throws ComponentsException.NotFound when no run can have this name
   */
  public RunId {
    if (!PATTERN.matcher(value).matches()) {
      throw new ComponentsException.NotFound(
          "Unable to find a run of that name. An id looks like run-20260404-120000-k3v9x2m7qp; list"
              + " the runs to see them.");
    }
  }

  /** A new name, different from all others for as good as certain. */
  public static RunId create(Instant now, RandomGenerator random) {
    return new RunId(
        "run-%s-%s".formatted(DeploymentId.timestamp(now), DeploymentId.randomSuffix(random)));
  }

  @Override
  public String toString() {
    return value;
  }
}
