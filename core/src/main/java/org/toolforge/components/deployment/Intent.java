package org.toolforge.components.deployment;

/** What the user wants of a deployment; it only ever moves down this list. */
public enum Intent {
  RUN,
  CANCEL,
  /** Cancel it, then forget it; from now on nobody gets to see it. */
  DELETE
}
