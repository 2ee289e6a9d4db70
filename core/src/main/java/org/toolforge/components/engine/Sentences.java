package org.toolforge.components.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Words for the owner that are needed in several places. */
public final class Sentences {

  private Sentences() {}

  /** A length of time as people say it, such as "1 h 30 min". */
  public static String span(Duration duration) {
    List<String> parts = new ArrayList<>();
    add(parts, duration.toHours(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    return parts.isEmpty() ? duration.toMillis() + " ms" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }
}
