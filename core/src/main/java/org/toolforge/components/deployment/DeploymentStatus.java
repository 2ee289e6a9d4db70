package org.toolforge.components.deployment;

import java.util.Locale;

/** How a deployment stands, in the words that clients know. */
public enum DeploymentStatus {
  PENDING,
  RUNNING,
  CANCELLING,
  SUCCESSFUL,
  FAILED,
  TIMED_OUT,
  CANCELLED;

  /** The status as clients read it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A final status never changes. */
  public boolean isFinal() {
    return switch (this) {
      case PENDING, RUNNING, CANCELLING -> false;
      case SUCCESSFUL, FAILED, TIMED_OUT, CANCELLED -> true;
    };
  }
}
