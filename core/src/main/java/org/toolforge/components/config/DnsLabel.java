package org.toolforge.components.config;

import java.util.regex.Pattern;

/** The shape that names of tools and components share. */
final class DnsLabel {

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private DnsLabel() {}

  static boolean matches(String value, int maxLength) {
    // The length first: the pattern never runs over something huge.
    return value.length() <= maxLength && PATTERN.matcher(value).matches();
  }
}
