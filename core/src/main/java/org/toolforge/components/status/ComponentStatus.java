package org.toolforge.components.status;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Image;

/**
 * How a component is, compared with what is declared.
 *
 * @param differences the paths of the config at which what runs differs
 * @param drift which of them somebody else changed on the platform
 * @param message a sentence for the owner; empty when all is well
 * @param image what runs
 * @param commit what the image was built from; null when no longer known
 * @param since when its deployment last saw it change; null when no longer known
 * @param deployment the one that applied it; null when no longer known
 */
public record ComponentStatus(
    ComponentName name,
    Sync sync,
    List<String> differences,
    List<Drift> drift,
    Health health,
    String message,
    @Nullable Image image,
    @Nullable Commit commit,
    @Nullable Instant since,
    @Nullable DeploymentId deployment) {

  public ComponentStatus {
    differences = List.copyOf(differences);
    drift = List.copyOf(drift);
  }

  /** What runs against what is declared. */
  public enum Sync {
    /** It is as declared; a one-off succeeded as declared. */
    IN_SYNC,
    /** It is there in another form; a one-off ran, but never succeeded as declared. */
    DRIFTED,
    /** It is not there; a one-off never ran. */
    MISSING,
    /** It is there, and the config does not have it. */
    ORPHANED
  }

  /** Whether it works. */
  public enum Health {
    /** It is up, or as a one-off ended well. */
    HEALTHY,
    /** It is on its way. */
    STARTING,
    /** It does not come up, or as a one-off ended badly. */
    UNHEALTHY,
    /** There is nothing that could be healthy. */
    UNKNOWN
  }
}
