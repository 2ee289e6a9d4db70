package org.toolforge.components.inmemory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;

/**
 * How a pretended build goes.
 *
 * @param pending how long it is accepted and not running
 * @param takes how long it runs
 * @param end what happens then
 */
public record BuildBehaviour(Duration pending, Duration takes, End end) {

  /** How a build ends that nobody cancels. */
  public sealed interface End {
    record Succeeds() implements End {}

    record Fails(Fault fault, String message, @Nullable FailedStep step) implements End {
      public Fails(Fault fault, String message) {
        this(fault, message, null);
      }
    }

    /** It runs on and on. */
    record NeverEnds() implements End {}

    /** The service forgets it. */
    record Vanishes() implements End {}

    /** The service does not even accept it. */
    record IsRefused(String message) implements End {}
  }

  /** It runs for that long and makes an image. */
  public static BuildBehaviour succeedsAfter(Duration takes) {
    return new BuildBehaviour(Duration.ZERO, takes, new End.Succeeds());
  }

  public BuildBehaviour pendingFor(Duration waits) {
    return new BuildBehaviour(waits, takes, end);
  }

  public BuildBehaviour ending(End other) {
    return new BuildBehaviour(pending, takes, other);
  }
}
