package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads scalars the way their authors meant them, in quotes or not. */
final class Scalars {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,60}(\\.0{1,60})?");
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

  /** Beyond this many zeros a number stays in the notation with an exponent. */
  private static final int MOST_ZEROS = 400;

  private Scalars() {}

  /** A whole number, however large, also in quotes or with {@code .0} behind it; or null. */
  static @Nullable BigDecimal whole(Node node) {
    return switch (node) {
      case Node.Decimal number -> isWhole(number.value()) ? number.value() : null;
      case Node.Text text ->
          WHOLE.matcher(text.value().strip()).matches()
              ? new BigDecimal(text.value().strip())
              : null;
      case Node.Truth ignored -> null;
      case Node.Nothing ignored -> null;
      case Node.Mapping ignored -> null;
      case Node.Sequence ignored -> null;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** True or false, also as one of the words or digits that people use for them; or null. */
  static @Nullable Boolean truth(Node node) {
    return switch (node) {
      case Node.Truth truth -> truth.value();
      case Node.Text text -> truth(text.value().toLowerCase(Locale.ROOT));
      case Node.Decimal number ->
          isWhole(number.value()) ? truth(environment(number.value().stripTrailingZeros())) : null;
      case Node.Nothing ignored -> null;
      case Node.Mapping ignored -> null;
      case Node.Sequence ignored -> null;
    };
  }

  private static @Nullable Boolean truth(String word) {
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }

  /** The text that a process sees for a number. */
  static String environment(BigDecimal number) {
    // The plain form of 1e999999999 would fill the memory.
    return Math.abs((long) number.scale()) <= MOST_ZEROS
        ? number.toPlainString()
        : number.toString();
  }
}
