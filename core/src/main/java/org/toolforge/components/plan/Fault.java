package org.toolforge.components.plan;

/** Who has to act on a failure. */
public enum Fault {
  /** The tool's code or config: its owner. */
  CONTENT,
  /** The platform: its administrators, or just another try. */
  INFRASTRUCTURE,
  /** It took longer than it may. */
  TIMEOUT
}
