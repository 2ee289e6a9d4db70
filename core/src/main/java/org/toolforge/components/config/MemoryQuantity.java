package org.toolforge.components.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;

/**
 * An amount of memory.
 *
 * @param bytes at least 1
 */
public record MemoryQuantity(long bytes) {

  static final String RULE =
      "must be an amount of memory in quotes, such as '512Mi', '1Gi' or '500M'";

  // The JSON Schema has the same pattern. The digits are bounded so that bytes always fit into a
  // long.
  private static final Pattern PATTERN =
      Pattern.compile(
          "(?=.*[1-9])(?:(?<plain>[0-9]{1,15})"
              + "|(?<amount>(?:[0-9]{1,9}(?:\\.[0-9]{1,3})?(?=Ki|Mi|Gi|k|M|G))"
              + "|(?:[0-9]{1,6}(?:\\.[0-9]{1,3})?(?=Ti|T)))(?<unit>Ki|Mi|Gi|Ti|k|M|G|T))");
  private static final SequencedMap<String, Long> UNITS = units();

  /**
   * @throws ComponentsException.Invalid when the amount is not positive
   */
  public MemoryQuantity {
    if (bytes < 1) {
      throw invalid(String.valueOf(bytes));
    }
  }

  /**
   * Reads the notation of Kubernetes: bytes, or a number with one of the suffixes {@code Ki Mi Gi
   * Ti k M G T}. A fraction of a byte counts as a whole one.
   *
   * @throws ComponentsException.Invalid when the text is no such amount
   */
  public static MemoryQuantity of(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw invalid(text);
    }
    String plain = matcher.group("plain");
    if (plain != null) {
      return new MemoryQuantity(Long.parseLong(plain));
    }
    BigDecimal unit = BigDecimal.valueOf(UNITS.getOrDefault(matcher.group("unit"), 1L));
    BigDecimal bytes = new BigDecimal(matcher.group("amount")).multiply(unit);
    return new MemoryQuantity(bytes.setScale(0, RoundingMode.UP).longValueExact());
  }

  public static boolean isValid(String text) {
    return PATTERN.matcher(text).matches();
  }

  private static ComponentsException.Invalid invalid(String text) {
    return ComponentsException.Invalid.because(
        "The value %s. Received value: '%s'".formatted(RULE, Shown.text(text)));
  }

  private static SequencedMap<String, Long> units() {
    SequencedMap<String, Long> units = new LinkedHashMap<>();
    units.put("Ti", 1L << 40);
    units.put("T", 1_000_000_000_000L);
    units.put("Gi", 1L << 30);
    units.put("G", 1_000_000_000L);
    units.put("Mi", 1L << 20);
    units.put("M", 1_000_000L);
    units.put("Ki", 1L << 10);
    units.put("k", 1_000L);
    return Collections.unmodifiableSequencedMap(units);
  }

  /** The shortest notation that Kubernetes reads back as the same amount. */
  @Override
  public String toString() {
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      if (bytes % unit.getValue() == 0) {
        return bytes / unit.getValue() + unit.getKey();
      }
    }
    return String.valueOf(bytes);
  }
}
