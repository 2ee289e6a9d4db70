package org.toolforge.components.config;

import org.toolforge.components.ComponentsException;

/**
 * The name of one component of a tool. It becomes a job, image and host name, so it is a DNS label
 * that leaves room for a suffix.
 */
public record ComponentName(String value) implements Comparable<ComponentName> {

  public static final int MAX_LENGTH = 52;

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
    int length = value.length();
    if (length == 0
        || length > maxLength
        || value.charAt(0) == '-'
        || value.charAt(length - 1) == '-') {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
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
