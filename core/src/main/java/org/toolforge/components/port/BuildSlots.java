package org.toolforge.components.port;

import java.util.List;
import org.toolforge.components.deployment.BuildKey;

/**
 * How many builds a tool may have at once.
 *
 * @param limit at least 1
 * @param holders the builds that hold a slot now
 */
public record BuildSlots(int limit, List<BuildKey> holders) {

  public BuildSlots {
    if (limit < 1) {
      throw new IllegalArgumentException("A tool needs at least one build slot, not " + limit);
    }
    holders = List.copyOf(holders);
  }

  public int free() {
    return Math.max(0, limit - holders.size());
  }
}
