package org.toolforge.components;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Repeats compare-and-set writes. */
final class Attempts {

  private static final int MOST = 100;

  private Attempts() {}

  /**
   * Tries until nobody comes in between.
   *
   * @throws ComponentsException.Unavailable when others never stop writing
   */
  static <T> T retried(Supplier<Optional<T>> attempt) {
    for (int i = 0; i < MOST; i++) {
      Optional<T> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new ComponentsException.Unavailable(
        "Too many others write the same thing at the moment. Try again.", Duration.ofSeconds(1));
  }
}
