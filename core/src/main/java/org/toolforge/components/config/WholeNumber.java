package org.toolforge.components.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers the way their authors meant them, however large they claim to be. */
final class WholeNumber {

  private static final Pattern TEXT = Pattern.compile(" *[+-]?[0-9]{1,60}(\\.0{1,60})? *");
  private static final int MOST_DIGITS = 12;
  private static final long ENORMOUS = 999_999_999_999L;

  private WholeNumber() {}

  /**
   * The value, or null when it is none; numbers of more than 12 digits come as the largest or
   * smallest with 12, which every rule refuses.
   */
  static @Nullable Long of(Node node) {
    return switch (node) {
      case Node.Decimal number -> of(number.value());
      case Node.Text text ->
          TEXT.matcher(text.value()).matches() ? of(new BigDecimal(text.value().strip())) : null;
      case Node.Truth ignored -> null;
      case Node.Nothing ignored -> null;
      case Node.Mapping ignored -> null;
      case Node.Sequence ignored -> null;
    };
  }

  private static @Nullable Long of(BigDecimal number) {
    if (number.signum() == 0) {
      return 0L;
    }
    // Digits before the point, known without writing the number out: 1e999999999 would not fit
    // anywhere.
    long digits = (long) number.precision() - number.scale();
    if (digits <= 0) {
      return null;
    }
    if (digits > MOST_DIGITS) {
      return number.signum() > 0 ? ENORMOUS : -ENORMOUS;
    }
    BigDecimal whole = number.setScale(0, RoundingMode.DOWN);
    return whole.compareTo(number) == 0 ? whole.longValueExact() : null;
  }
}
