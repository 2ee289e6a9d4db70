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
  // Also where the address lacks its scheme or a slash.
  private static final Pattern USER = Pattern.compile("(//|^(?:[A-Za-z]+:)?[/\\\\]*)[^/?#]*@");

  private Shown() {}

  /** Whether a text holds characters that only change how others look, or nothing at all. */
  static boolean holdsInvisible(String value) {
    return value.codePoints().anyMatch(c -> Character.getType(c) == Character.FORMAT);
  }

  static String text(String value) {
    // Cut first: what is thrown away need not be searched.
    String cut = value;
    if (value.length() > LONGEST) {
      int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      cut = value.substring(0, end) + "…";
    }
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }

  /** An address without the user name and password that it may hold. */
  static String address(String value) {
    String withoutPassword = PASSWORD.matcher(value).replaceAll("//***@");
    return text(USER.matcher(withoutPassword).replaceAll("$1***@"));
  }

  /** A key as a part of a path. */
  static String key(String written) {
    return written.isEmpty() ? "''" : text(written);
  }

  /** The value behind a key. */
  static String node(Node node) {
    return switch (node) {
      case Node.Text text -> text(text.value());
      case Node.Decimal number -> number(number.value());
      case Node.Truth truth -> String.valueOf(truth.value());
      case Node.Nothing ignored -> "null";
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
