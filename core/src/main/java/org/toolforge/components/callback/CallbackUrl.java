package org.toolforge.components.callback;

import java.net.URI;
import java.net.URISyntaxException;
import org.toolforge.components.ComponentsException;

/**
 * Where somebody wants to be called. That it may be reached is checked when it is called.
 *
 * @param uri absolute, http or https, with a host and without a user name or password
 */
public record CallbackUrl(URI uri) {

  /** No longer address is taken. */
  public static final int LONGEST = 2048;

  /**
   * @throws ComponentsException.Invalid when it is no such address
   */
  public CallbackUrl {
    String scheme = uri.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || uri.toString().length() > LONGEST) {
      throw invalid();
    }
  }

  /**
   * Reads an address.
   *
   * @throws ComponentsException.Invalid when the text is none that can be called
   */
  public static CallbackUrl of(String text) {
    try {
      return new CallbackUrl(new URI(text));
    } catch (URISyntaxException e) {
      throw invalid();
    }
  }

  private static ComponentsException.Invalid invalid() {
    return ComponentsException.Invalid.because(
        "Validation error at callback_url: must be an address such as https://host/path, of at most"
            + " %d characters, without a user name or password".formatted(LONGEST));
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
