package org.toolforge.components.inmemory.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.toolforge.components.config.Node;

/** What a plain scalar means in the core schema of YAML 1.2. */
final class CoreScalar {

  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  // Some writers of JSON spell them without the dot.
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", ".nan", ".NaN", ".NAN");
  private static final Pattern INFINITE = Pattern.compile("[-+]?(\\.(inf|Inf|INF)|Infinity)");
  private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  /** Beyond this no ordinary reader of JSON follows. */
  private static final int MOST_DIGITS = 400;

  private static final int OCTAL_RADIX = 8;
  private static final int HEXADECIMAL_RADIX = 16;
  private static final int PREFIX = 2;

  private CoreScalar() {}

  static Node of(String text, Position position) {
    if (NULL.contains(text)) {
      return new Node.Nothing();
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return new Node.Truth(TRUE.contains(text));
    }
    if (NOT_FINITE.contains(text) || INFINITE.matcher(text).matches()) {
      throw position.malformed(
          "%s is no number that can be used; put it in quotes if it is text".formatted(text));
    }
    if (DECIMAL.matcher(text).matches()) {
      return decimal(text, position);
    }
    if (OCTAL.matcher(text).matches()) {
      return whole(text, OCTAL_RADIX, position);
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      return whole(text, HEXADECIMAL_RADIX, position);
    }
    return new Node.Text(text);
  }

  private static Node decimal(String text, Position position) {
    try {
      BigDecimal value = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
      if (value != null && isOrdinary(value)) {
        return new Node.Decimal(value);
      }
    } catch (NumberFormatException e) {
      // An exponent of more than ten digits; as much out of range as the others.
    }
    throw outOfRange(position);
  }

  private static boolean isOrdinary(BigDecimal value) {
    return Math.abs((long) value.scale()) <= MOST_DIGITS
        && Math.abs((long) value.precision() - value.scale()) <= MOST_DIGITS;
  }

  private static Node whole(String text, int radix, Position position) {
    if (text.length() > MOST_DIGITS) {
      throw outOfRange(position);
    }
    return new Node.Decimal(new BigDecimal(new BigInteger(text.substring(PREFIX), radix)));
  }

  private static RuntimeException outOfRange(Position position) {
    return position.malformed("this number is out of range; put it in quotes if it is text");
  }
}
