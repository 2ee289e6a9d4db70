package org.toolforge.components.app.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts, times and lists as people write them. */
final class Words {

  private static final Duration EXACT_BELOW = Duration.ofSeconds(10);
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  private Words() {}

  static String count(long amount, String noun) {
    return amount + " " + noun + (amount == 1 ? "" : "s");
  }

  static String list(Collection<?> items) {
    return String.join(", ", items.stream().map(String::valueOf).toList());
  }

  /** A length of time such as "1 h 5 min", "32 s" or "1.4 s". */
  static String span(Duration duration) {
    if (duration.compareTo(EXACT_BELOW) < 0) {
      return String.format(Locale.ROOT, "%.1f s", Math.max(0, duration.toMillis()) / 1000.0);
    }
    List<String> parts = new ArrayList<>();
    add(parts, duration.toHours(), "h");
    add(parts, duration.toMinutesPart(), "min");
    add(parts, duration.toSecondsPart(), "s");
    return String.join(" ", parts);
  }

  private static void add(List<String> parts, long amount, String unit) {
    if (amount > 0) {
      parts.add(amount + " " + unit);
    }
  }

  /** What others said, on one line and without anything that a terminal would obey. */
  static String quoted(String text) {
    return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
  }
}
