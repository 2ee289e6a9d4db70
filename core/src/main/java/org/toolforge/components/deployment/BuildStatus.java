package org.toolforge.components.deployment;

/** How a build stands, in the words that clients know. */
public enum BuildStatus {
  PENDING,
  RUNNING,
  SUCCESSFUL,
  FAILED,
  UNKNOWN,
  SKIPPED,
  CANCELLED
}
