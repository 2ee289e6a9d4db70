package org.toolforge.components.deployment;

/** What a deployment is busy with; it only ever moves on to a later one. */
public enum Phase {
  /** Fetching the config, resolving refs, planning. */
  PREPARING,
  /** Waiting, before anything is started, for a build slot or for maintenance to end. */
  WAITING,
  BUILDING,
  /** Bringing up components in dependency order. */
  RUNNING,
  /**
   * Removing what the config no longer has; stopping what still runs of a deployment that ends
   * early.
   */
  CLEANING,
  FINISHED
}
