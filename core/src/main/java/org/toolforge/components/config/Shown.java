package org.toolforge.components.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Pattern;

/** What an error or a warning may show of a document: bounded in length, and on one line. */
final class Shown {

  private static final int LONGEST = 80;
  private static final int MOST_DIGITS = 40;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
  private static final Pattern PASSWORD = Pattern.compile("//[^@]*:.*@", Pattern.DOTALL);

  private Shown() {}

  static String text(String value) {
    // Cut first: what is thrown away need not be searched.
    String cut = value;
    if (value.length() > LONGEST) {
      int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      cut = value.substring(0, end) + "…";
    }
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }

  /** An address without the password that it may hold. */
  static String address(String value) {
    return text(PASSWORD.matcher(value).replaceAll("//***@"));
  }

  /** The value behind a key; empty when nothing is there. */
  static String node(Node node) {
    return switch (node) {
      case Node.Text text -> text(text.value());
      case Node.Decimal number -> number(number.value());
      case Node.Truth truth -> String.valueOf(truth.value());
      case Node.Nothing ignored -> "";
      case Node.Mapping mapping -> mapping.entries().isEmpty() ? "{}" : "{…}";
      case Node.Sequence sequence -> sequence.items().isEmpty() ? "[]" : "[…]";
    };
  }

  private static String number(BigDecimal value) {
    return value.precision() <= MOST_DIGITS
        ? value.toString()
        : value.round(new MathContext(MOST_DIGITS / 2)) + "…";
  }
}
