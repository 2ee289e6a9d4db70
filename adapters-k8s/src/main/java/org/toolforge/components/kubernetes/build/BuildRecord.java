package org.toolforge.components.kubernetes.build;

import java.time.Instant;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildState;

/** How a build ended, for good: it stays when its run, and its pods, are gone. */
record BuildRecord(BuildOrder order, BuildState state, Instant endedAt) {

  Build build() {
    return new Build(order.key(), order.id(), order.request().source(), state);
  }
}
