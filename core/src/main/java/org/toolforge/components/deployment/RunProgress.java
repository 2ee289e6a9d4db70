package org.toolforge.components.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Fault;

/** How far one component's job is. */
public sealed interface RunProgress {

  RunStatus status();

  /** A sentence for the owner; empty when the status says it all. */
  String message();

  /** Whether nothing will change any more. */
  default boolean isOver() {
    return switch (this) {
      case Waiting ignored -> false;
      case Requested ignored -> false;
      case Starting ignored -> false;
      case Ready ignored -> true;
      case Unchanged ignored -> true;
      case Failed ignored -> true;
      case Skipped ignored -> true;
      case Abandoned ignored -> true;
    };
  }

  /** Whether what waits for this component may start. */
  default boolean isSatisfied() {
    return this instanceof Ready || this instanceof Unchanged;
  }

  /** It may not start yet: the builds are not done, or these components are not ready. */
  record Waiting(List<ComponentName> waitingFor) implements RunProgress {
    public Waiting {
      waitingFor = List.copyOf(waitingFor);
    }

    @Override
    public RunStatus status() {
      return RunStatus.PENDING;
    }

    @Override
    public String message() {
      return waitingFor.isEmpty()
          ? ""
          : "waiting for "
              + String.join(", ", waitingFor.stream().map(ComponentName::value).toList());
    }
  }

  /** It is about to be asked for, or was, and the platform has not shown it yet. */
  record Requested(Instant since, String message) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.RUNNING;
    }
  }

  /** The platform has it and it is on its way. */
  record Starting(Instant since, String message) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.RUNNING;
    }
  }

  /** It is ready, or ended well. */
  record Ready(Instant since, Instant until) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.SUCCESSFUL;
    }

    @Override
    public String message() {
      return "";
    }

    public Duration duration() {
      return Duration.between(since, until);
    }
  }

  /** It runs as declared already, or is a one-off that need not run again. */
  record Unchanged() implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.SUCCESSFUL;
    }

    @Override
    public String message() {
      return "unchanged";
    }
  }

  /** It did not come up, or ended badly. */
  record Failed(Fault fault, String message, Instant since, Instant until) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.FAILED;
    }
  }

  /** It was never started. */
  record Skipped(String message) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.SKIPPED;
    }
  }

  /** It was started, and the deployment ended before it was known to be ready. */
  record Abandoned(String message) implements RunProgress {
    @Override
    public RunStatus status() {
      return RunStatus.UNKNOWN;
    }
  }
}
