package org.toolforge.components.kubernetes.build;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.BuildSlots;

/**
 * Who has the slots: builds that the cluster is known to have, and those that it was just asked
 * for. A slot is taken before the cluster is asked, so that two at once never get the same one.
 * Safe for use by many threads.
 */
final class Slots {

  /**
   * When the answer was lost, the cluster tells whether the build came to be. Nothing that was
   * asked is still under way after so long.
   */
  private static final Duration UNSURE = Duration.ofMinutes(2);

  private record Asked(BuildOrder order, Instant until) {}

  private final int perTool;
  private final int inAll;
  private final Supplier<List<BuildOrder>> active;
  private final InstantSource clock;
  private final Map<String, Asked> asked = new HashMap<>();

  /**
   * All are free but for those that the cluster has.
   *
   * @param active the builds that take up a place in the cluster, as far as is known
   */
  Slots(int perTool, int inAll, Supplier<List<BuildOrder>> active, InstantSource clock) {
    this.perTool = perTool;
    this.inAll = inAll;
    this.active = active;
    this.clock = clock;
  }

  /**
   * Takes a slot for a build, unless it has one.
   *
   * @throws ComponentsException.QuotaExceeded when there is none
   */
  synchronized void take(BuildOrder order) {
    Map<String, BuildOrder> holders = holders();
    if (!holders.containsKey(order.id())) {
      slots(order.tool(), holders.values()).checkFree(order.tool());
    }
    asked.put(order.id(), new Asked(order, clock.instant().plus(UNSURE)));
  }

  /** The cluster is known to have it, so that it counts as active, or not to want it. */
  synchronized void settle(String id) {
    asked.remove(id);
  }

  /** Whether the cluster was asked for it and may not have told yet. */
  synchronized boolean isAsked(String id) {
    return asked.containsKey(id);
  }

  synchronized BuildSlots of(ToolName tool) {
    return slots(tool, holders().values());
  }

  private BuildSlots slots(ToolName tool, Collection<BuildOrder> holders) {
    return new BuildSlots(
        perTool,
        holders.stream()
            .filter(order -> order.tool().equals(tool))
            .sorted(BuildOrder.OLDEST_FIRST)
            .map(BuildOrder::key)
            .toList(),
        inAll,
        holders.size());
  }

  private Map<String, BuildOrder> holders() {
    Instant now = clock.instant();
    asked.values().removeIf(one -> !now.isBefore(one.until()));
    Map<String, BuildOrder> holders = new HashMap<>();
    asked.forEach((id, one) -> holders.put(id, one.order()));
    // What came to be since counts here.
    active.get().forEach(order -> holders.put(order.id(), order));
    return holders;
  }
}
