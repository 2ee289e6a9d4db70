package org.toolforge.components.port;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;

/** How a build stands at its service. */
public sealed interface BuildState {

  /** Accepted, not started. */
  record Pending(String message) implements BuildState {}

  record Running() implements BuildState {}

  record Succeeded(Image image) implements BuildState {}

  /**
   * It made no image.
   *
   * @param message why, and what to do, a sentence for the owner
   * @param step absent when none of its steps is to blame
   */
  record Failed(Fault fault, String message, @Nullable FailedStep step) implements BuildState {

    /** It failed as a whole. */
    public Failed(Fault fault, String message) {
      this(fault, message, null);
    }
  }

  record Cancelled() implements BuildState {}

  /** Whether it holds a slot. */
  default boolean isActive() {
    return switch (this) {
      case Pending ignored -> true;
      case Running ignored -> true;
      case Succeeded ignored -> false;
      case Failed ignored -> false;
      case Cancelled ignored -> false;
    };
  }
}
