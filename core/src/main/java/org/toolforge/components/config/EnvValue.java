package org.toolforge.components.config;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The text that a process sees for a value of {@code env}, which may be written as any scalar. */
final class EnvValue {

  private static final int MOST_ZEROS = 400;

  private EnvValue() {}

  static @Nullable String of(Field variable) {
    return switch (variable.value()) {
      case Node.Text ignored -> variable.text();
      case Node.Decimal number -> of(number.value());
      case Node.Truth truth -> String.valueOf(truth.value());
      case Node.Nothing ignored -> refused(variable, "needs a value; write \"\" for an empty one");
      case Node.Mapping ignored -> refused(variable, "must be text, not a mapping");
      case Node.Sequence ignored -> refused(variable, "must be text, not a list");
    };
  }

  private static String of(BigDecimal number) {
    // The plain form of 1e999999999 would fill the memory.
    return Math.abs((long) number.scale()) <= MOST_ZEROS
        ? number.toPlainString()
        : number.toString();
  }

  private static @Nullable String refused(Field variable, String rule) {
    variable.violation(rule);
    return null;
  }
}
