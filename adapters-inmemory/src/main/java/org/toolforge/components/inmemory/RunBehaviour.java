package org.toolforge.components.inmemory;

import java.time.Duration;
import org.toolforge.components.plan.Fault;

/**
 * How a pretended job goes.
 *
 * @param takes how long it takes to be ready, or as a one-off to end
 * @param end what happens then
 */
public record RunBehaviour(Duration takes, End end) {

  /** What becomes of a job that nobody removes. */
  public sealed interface End {
    /** It is ready, or as a one-off ends well. */
    record Succeeds() implements End {}

    /** It will not come up, or as a one-off ends badly. */
    record Fails(Fault fault, String message) implements End {}

    /** It starts on and on. */
    record NeverReady() implements End {}

    /** It is gone before it is ready, and nobody of ours removed it. */
    record Vanishes() implements End {}

    /** The platform does not even accept it. */
    record IsRefused(String message) implements End {}
  }

  /** It is ready, or as a one-off ends well, after that long. */
  public static RunBehaviour readyAfter(Duration takes) {
    return new RunBehaviour(takes, new End.Succeeds());
  }

  public RunBehaviour ending(End other) {
    return new RunBehaviour(takes, other);
  }
}
