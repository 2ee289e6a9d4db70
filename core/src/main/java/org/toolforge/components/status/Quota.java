package org.toolforge.components.status;

import java.util.List;

/**
 * A limit, and how much of it is used.
 *
 * @param name stable, short, lower-case: part of the API
 * @param heldBy what uses it, by name
 */
public record Quota(String name, long limit, long used, List<String> heldBy) {

  public Quota {
    heldBy = List.copyOf(heldBy);
  }

  public long available() {
    return Math.max(0, limit - used);
  }
}
