package org.toolforge.components.port;

import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;

/**
 * How many builds there may be at once.
 *
 * @param limit how many of the tool, at least 1
 * @param holders the tool's builds that hold a slot now
 * @param limitInAll how many of all tools together, at least 1; {@link #UNLIMITED} for any number
 * @param heldInAll how many slots all tools hold now
 */
public record BuildSlots(int limit, List<BuildKey> holders, int limitInAll, int heldInAll) {

  public static final int UNLIMITED = Integer.MAX_VALUE;

  public BuildSlots {
    if (limit < 1 || limitInAll < 1) {
      throw new IllegalArgumentException(
          "A tool needs at least one build slot, and so do all together, not %d and %d"
              .formatted(limit, limitInAll));
    }
    holders = List.copyOf(holders);
  }

  /** Those of a service that lets every tool have its own, whatever the others do. */
  public BuildSlots(int limit, List<BuildKey> holders) {
    this(limit, holders, UNLIMITED, holders.size());
  }

  /**
   * Refuses one more build where there is no slot for it.
   *
   * @throws ComponentsException.QuotaExceeded when the tool may have no more now
   */
  public void checkFree(ToolName tool) {
    if (freeOfTool() == 0) {
      throw new ComponentsException.QuotaExceeded(
          "All %d build slots of tool %s are in use".formatted(limit, tool));
    }
    if (freeInAll() == 0) {
      throw new ComponentsException.QuotaExceeded(
          "All %d build slots are in use".formatted(limitInAll));
    }
  }

  /** How many more the tool may have now. */
  public int free() {
    return Math.min(freeOfTool(), freeInAll());
  }

  /** How many more the tool may have, as far as it alone is concerned. */
  public int freeOfTool() {
    return Math.max(0, limit - holders.size());
  }

  /** How many more all tools together may have. */
  public int freeInAll() {
    return Math.max(0, limitInAll - heldInAll);
  }
}
