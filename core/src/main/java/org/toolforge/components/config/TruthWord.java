package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads truth values in all the forms in which configs have them. */
final class TruthWord {

  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "on", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "off", "0");

  private TruthWord() {}

  static @Nullable Boolean of(Node node) {
    return switch (node) {
      case Node.Truth truth -> truth.value();
      case Node.Text text -> of(text.value().toLowerCase(Locale.ROOT));
      case Node.Decimal number -> of(number.value());
      case Node.Nothing ignored -> null;
      case Node.Mapping ignored -> null;
      case Node.Sequence ignored -> null;
    };
  }

  private static @Nullable Boolean of(String word) {
    return TRUE.contains(word) ? Boolean.TRUE : FALSE.contains(word) ? Boolean.FALSE : null;
  }

  private static @Nullable Boolean of(BigDecimal number) {
    if (number.signum() == 0) {
      return false;
    }
    return number.compareTo(BigDecimal.ONE) == 0 ? Boolean.TRUE : null;
  }
}
