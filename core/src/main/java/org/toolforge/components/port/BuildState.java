package org.toolforge.components.port;

import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;

/** How a build stands at its service. */
public sealed interface BuildState {

  /** Accepted, not started. */
  record Pending(String message) implements BuildState {}

  record Running() implements BuildState {}

  record Succeeded(Image image) implements BuildState {}

  record Failed(Fault fault, String message) implements BuildState {}

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
