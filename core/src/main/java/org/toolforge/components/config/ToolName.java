package org.toolforge.components.config;

import org.toolforge.components.ComponentsException;

/**
 * A tool's name. It becomes part of namespace, image and object names, so it is a DNS label that
 * leaves room for the prefix {@code tool-}.
 */
public record ToolName(String value) implements Comparable<ToolName> {

  public static final int MAX_LENGTH = 58;

  /**
   * @throws ComponentsException.Invalid when the value is not a DNS label of at most {@value
   *     #MAX_LENGTH} characters
   */
  public ToolName {
    if (!ComponentName.isLabel(value, MAX_LENGTH)) {
      throw ComponentsException.Invalid.because(
          "A tool's name consists of at most %d lower-case letters, digits and inner hyphens. Received value: '%s'"
              .formatted(MAX_LENGTH, Shown.text(value)));
    }
  }

  @Override
  public int compareTo(ToolName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
