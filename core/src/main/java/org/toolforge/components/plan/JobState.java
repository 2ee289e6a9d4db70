package org.toolforge.components.plan;

/** How the platform sees a job as it was last applied. */
public sealed interface JobState {

  /** Accepted, on its way up or running to its end. */
  record Starting(String message) implements JobState {}

  /** Continuous: all replicas are up and healthy. Scheduled: the platform accepted the schedule. */
  record Ready() implements JobState {}

  /** One-off: it ended well. */
  record Succeeded() implements JobState {}

  /** It will not come up, or it ended badly, for this reason. */
  record Failed(Fault fault, String message) implements JobState {}

  /** Whether what waits for this job may start. */
  default boolean isSatisfied() {
    return switch (this) {
      case Ready ignored -> true;
      case Succeeded ignored -> true;
      case Starting ignored -> false;
      case Failed ignored -> false;
    };
  }
}
