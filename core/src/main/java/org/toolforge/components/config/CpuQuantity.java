package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;

/**
 * An amount of processor time, in thousandths of a core.
 *
 * @param millicores at least 1
 */
public record CpuQuantity(long millicores) {

  static final String RULE = "must be an amount of CPU in quotes, such as '1', '0.5' or '500m'";

  // The JSON Schema has the same pattern.
  private static final Pattern PATTERN =
      Pattern.compile("(?=.*[1-9])([0-9]{1,6}(\\.[0-9]{1,3})?|[0-9]{1,9}m)");
  private static final int PER_CORE = 1000;

  /**
   * @throws ComponentsException.Invalid when the amount is not positive
   */
  public CpuQuantity {
    if (millicores < 1) {
      throw invalid(millicores + "m");
    }
  }

  /**
   * Reads the notation of Kubernetes: cores, or thousandths with an {@code m} behind.
   *
   * @throws ComponentsException.Invalid when the text is no such amount
   */
  public static CpuQuantity of(String text) {
    if (!isValid(text)) {
      throw invalid(text);
    }
    return text.endsWith("m")
        ? new CpuQuantity(Long.parseLong(text.substring(0, text.length() - 1)))
        : new CpuQuantity(
            new BigDecimal(text).multiply(BigDecimal.valueOf(PER_CORE)).longValueExact());
  }

  public static boolean isValid(String text) {
    return PATTERN.matcher(text).matches();
  }

  private static ComponentsException.Invalid invalid(String text) {
    return ComponentsException.Invalid.because(
        "The value %s. Received value: '%s'".formatted(RULE, Shown.text(text)));
  }

  /** The shortest notation that Kubernetes reads back as the same amount. */
  @Override
  public String toString() {
    return millicores % PER_CORE == 0 ? String.valueOf(millicores / PER_CORE) : millicores + "m";
  }
}
