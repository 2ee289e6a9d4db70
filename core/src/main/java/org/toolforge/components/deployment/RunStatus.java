package org.toolforge.components.deployment;

/** How a component's run stands, in the words that clients know. */
public enum RunStatus {
  PENDING,
  RUNNING,
  SUCCESSFUL,
  FAILED,
  SKIPPED,
  UNKNOWN
}
