package org.toolforge.components.kubernetes.client;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts as the API server writes them: {@code 2}, {@code 500m}, {@code 8Gi}, {@code 1e3}. */
public final class Quantities {

  private static final Pattern QUANTITY =
      Pattern.compile(
          "([+-]?(?:[0-9]{1,18}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9}))"
              + "(?:([eE][+-]?[0-9]{1,2})|([numkMGTPE]|[KMGTPE]i))?");

  private static final Map<String, Integer> POWERS_OF_TEN =
      Map.of("n", -9, "u", -6, "m", -3, "k", 3, "M", 6, "G", 9, "T", 12, "P", 15, "E", 18);
  private static final Map<String, Integer> POWERS_OF_TWO =
      Map.of("Ki", 10, "Mi", 20, "Gi", 30, "Ti", 40, "Pi", 50, "Ei", 60);

  private Quantities() {}

  /** How much it is; empty when it is no quantity. */
  public static Optional<BigDecimal> amount(String text) {
    Matcher matcher = QUANTITY.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String exponent = matcher.group(2);
    if (exponent != null) {
      return Optional.of(new BigDecimal(matcher.group(1) + exponent));
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String suffix = matcher.group(3);
    if (suffix == null) {
      return Optional.of(number);
    }
    Integer two = POWERS_OF_TWO.get(suffix);
    return Optional.of(
        two == null
            ? number.scaleByPowerOfTen(POWERS_OF_TEN.getOrDefault(suffix, 0))
            : number.multiply(BigDecimal.TWO.pow(two)));
  }

  /** Whether both are the same amount, in whatever way it is written. */
  public static boolean same(String one, String other) {
    return amount(one)
        .flatMap(first -> amount(other).filter(second -> first.compareTo(second) == 0))
        .isPresent();
  }
}
