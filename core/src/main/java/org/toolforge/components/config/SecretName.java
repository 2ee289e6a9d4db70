package org.toolforge.components.config;

import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;

/** The name of a secret that the tool keeps in its own namespace. */
public record SecretName(String value) {

  private static final int MAX_LENGTH = 253;
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

  /**
   * @throws ComponentsException.Invalid when no object in a namespace can have that name
   */
  public SecretName {
    if (!isValid(value)) {
      throw ComponentsException.Invalid.because(
          "A secret's name consists of lower-case letters, digits, and inner hyphens and dots."
              + " Received value: '%s'".formatted(Shown.text(value)));
    }
  }

  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && NAME.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
