package org.toolforge.components.status;

import java.util.List;

/**
 * A limit, and how much of it is used.
 *
 * @param name stable, short, lower-case: part of the API
 * @param heldBy what uses it, by name, as far as it belongs to the tool
 * @param waiting what waits for it, by place
 */
public record Quota(
    String name, long limit, long used, List<String> heldBy, List<Waiting> waiting) {

  /**
   * Something that waits until there is room for it.
   *
   * @param place from 1: how many are served before it, and itself
   */
  public record Waiting(String name, int place) {}

  public Quota {
    heldBy = List.copyOf(heldBy);
    waiting = List.copyOf(waiting);
  }

  /** One for which nothing waits. */
  public Quota(String name, long limit, long used, List<String> heldBy) {
    this(name, limit, used, heldBy, List.of());
  }

  public long available() {
    return Math.max(0, limit - used);
  }
}
