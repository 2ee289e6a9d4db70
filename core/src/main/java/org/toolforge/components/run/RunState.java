package org.toolforge.components.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.Fault;

/** How far a run on demand is. */
public sealed interface RunState {

  /**
   * The platform has it, and it has not begun.
   *
   * @param message what it waits for; empty when there is nothing to say
   */
  record Pending(String message) implements RunState {}

  /** Its process runs. */
  record Running(Instant since) implements RunState {}

  /** Its process ended with 0, and its results are where they are kept. */
  record Succeeded(Instant startedAt, Instant endedAt) implements RunState {}

  /**
   * It ended badly, or did not even begin.
   *
   * @param message a sentence for who asked for it
   * @param exitCode that of its process; null when there was none
   * @param startedAt null when it did not begin
   */
  record Failed(
      Fault fault,
      String message,
      @Nullable Integer exitCode,
      @Nullable Instant startedAt,
      Instant endedAt)
      implements RunState {}

  /** When it ended; null while it has not. */
  default @Nullable Instant ended() {
    return switch (this) {
      case Pending ignored -> null;
      case Running ignored -> null;
      case Succeeded succeeded -> succeeded.endedAt();
      case Failed failed -> failed.endedAt();
    };
  }

  /** How it stands, in a word for machines. */
  default String word() {
    return switch (this) {
      case Pending ignored -> "pending";
      case Running ignored -> "running";
      case Succeeded ignored -> "successful";
      case Failed failed -> failed.fault() == Fault.TIMEOUT ? "timed_out" : "failed";
    };
  }

  /** How it stands, in a sentence; empty when there is nothing to say. */
  default String message() {
    return this instanceof Succeeded ? "The run succeeded" : "";
  }

  default boolean isOver() {
    return ended() != null;
  }
}
