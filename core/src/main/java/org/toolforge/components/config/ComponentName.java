package org.toolforge.components.config;

import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;

/**
 * The name of one component of a tool. It becomes a job, image and host name, so it is a DNS label
 * that leaves room for a suffix.
 */
public record ComponentName(String value) implements Comparable<ComponentName> {

  public static final int MAX_LENGTH = 52;

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  /**
   * @throws ComponentsException.Invalid when the value is not a DNS label of at most {@value
   *     #MAX_LENGTH} characters
   */
  public ComponentName {
    if (!isValid(value)) {
      throw ComponentsException.Invalid.because(
          "A component's name consists of at most %d lower-case letters, digits and inner hyphens. Received value: '%s'"
              .formatted(MAX_LENGTH, Shown.text(value)));
    }
  }

  public static boolean isValid(String value) {
    return isLabel(value, MAX_LENGTH);
  }

  /** Whether a text is a DNS label of at most so many characters. */
  static boolean isLabel(String value, int maxLength) {
    // The length first: the pattern never runs over something huge.
    return value.length() <= maxLength && LABEL.matcher(value).matches();
  }

  @Override
  public int compareTo(ComponentName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
