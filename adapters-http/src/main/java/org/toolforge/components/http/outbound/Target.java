package org.toolforge.components.http.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that a request can go to.
 *
 * @param uri with a scheme, a host, a path that is not empty, and neither user nor fragment
 */
public record Target(URI uri) {

  private static final Pattern NUMBER_LAST = Pattern.compile("([^\\[]*\\.)?[0-9][^.]*\\.?");

  /** Why an address is no target, in words that follow the address. */
  public static final class RefusedException extends Exception {
    RefusedException(String reason) {
      super(reason);
    }

    public String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * The address that somebody wrote.
   *
   * @throws RefusedException when no request may go there
   */
  public static Target of(URI uri) throws RefusedException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new RefusedException("has a scheme other than http and https");
    }
    String authority = uri.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw new RefusedException("holds a user name or password");
    }
    if (uri.getHost() == null || isOddNumber(uri.getHost())) {
      throw new RefusedException("does not name a host in the usual form");
    }
    if (uri.getPort() == 0 || uri.getPort() > 0xffff) {
      throw new RefusedException("has a port that does not exist");
    }
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    return new Target(
        URI.create(
            "%s://%s%s%s"
                .formatted(
                    scheme,
                    authority,
                    path == null || path.isEmpty() ? "/" : path,
                    query == null ? "" : "?" + query)));
  }

  /**
   * Where a server sends us from here.
   *
   * @throws RefusedException when that is no target, or one without the protection that this one
   *     has
   */
  public Target redirected(String location) throws RefusedException {
    URI next;
    try {
      // URI.resolve would drop the last part of the path before a mere query.
      next =
          uri.resolve(new URI(location.startsWith("?") ? uri.getRawPath() + location : location));
    } catch (URISyntaxException e) {
      throw new RefusedException("is no valid address");
    }
    Target target = of(next);
    if (isSecure() && !target.isSecure()) {
      throw new RefusedException("gives up the encryption of https");
    }
    return target;
  }

  /**
   * Forms like 0x7f000001 and 0177.0.0.1, which one parser reads as this address, another as that.
   */
  private static boolean isOddNumber(String host) {
    return NUMBER_LAST.matcher(host).matches() && !AddressRange.isAddress(host);
  }

  /** Whether nobody on the way can read along. */
  public boolean isSecure() {
    return uri.getScheme().equals("https");
  }
}
