package org.toolforge.components.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;

/** How far one component's image is. */
public sealed interface BuildProgress {

  BuildStatus status();

  /** A sentence for the owner; empty when the status says it all. */
  String message();

  /** Whether nothing will change any more. */
  default boolean isOver() {
    return switch (this) {
      case Queued ignored -> false;
      case Requested ignored -> false;
      case Building ignored -> false;
      case Built ignored -> true;
      case Reused ignored -> true;
      case Shared ignored -> true;
      case Failed ignored -> true;
      case NotStarted ignored -> true;
      case Stopped ignored -> true;
    };
  }

  /** When it was asked for; empty when it was not. */
  default Optional<Instant> began() {
    return switch (this) {
      case Requested requested -> Optional.of(requested.since());
      case Building building -> Optional.of(building.since());
      case Built built -> Optional.of(built.since());
      case Failed failed -> Optional.of(failed.since());
      case Stopped stopped -> Optional.of(stopped.since());
      case Queued ignored -> Optional.empty();
      case Reused ignored -> Optional.empty();
      case Shared ignored -> Optional.empty();
      case NotStarted ignored -> Optional.empty();
    };
  }

  /** It waits for a slot. */
  record Queued(String message) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.PENDING;
    }
  }

  /** It is about to be asked for, or was, and the build service has not shown it yet. */
  record Requested(Instant since, String message) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.PENDING;
    }
  }

  /** The build service has it. */
  record Building(String buildId, Instant since, boolean running, String message)
      implements BuildProgress {
    @Override
    public BuildStatus status() {
      return running ? BuildStatus.RUNNING : BuildStatus.PENDING;
    }
  }

  /** It made an image. */
  record Built(String buildId, Image image, Instant since, Instant until) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.SUCCESSFUL;
    }

    @Override
    public String message() {
      return "";
    }

    public Duration duration() {
      return Duration.between(since, until);
    }
  }

  /** An earlier build made the image. */
  record Reused(Image image, String message) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.SKIPPED;
    }
  }

  /** Another component's build makes the image. */
  record Shared(ComponentName imageOf) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.SKIPPED;
    }

    @Override
    public String message() {
      return "Component re-uses build from " + imageOf;
    }
  }

  /**
   * It failed.
   *
   * @param buildId empty when it never came to be
   * @param step absent when none of its steps is to blame
   */
  record Failed(
      String buildId,
      Fault fault,
      String message,
      @Nullable FailedStep step,
      Instant since,
      Instant until)
      implements BuildProgress {

    /** It failed as a whole. */
    public Failed(String buildId, Fault fault, String message, Instant since, Instant until) {
      this(buildId, fault, message, null, since, until);
    }

    @Override
    public BuildStatus status() {
      return BuildStatus.FAILED;
    }
  }

  /** The deployment ended before it was started. */
  record NotStarted(String message) implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.SKIPPED;
    }
  }

  /** It was cancelled with the deployment. */
  record Stopped(String buildId, String message, Instant since, Instant until)
      implements BuildProgress {
    @Override
    public BuildStatus status() {
      return BuildStatus.CANCELLED;
    }
  }
}
