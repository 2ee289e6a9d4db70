package org.toolforge.components.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.deployment.Deployment;

/**
 * What the reconciler wants: first write {@code next}, then do the effects in order, then look
 * again.
 *
 * @param checkAgainIn when to look again even if nothing is heard; empty when all is done
 */
public record Decision(Deployment next, List<Effect> effects, Optional<Duration> checkAgainIn) {

  public Decision {
    effects = List.copyOf(effects);
  }
}
