package org.toolforge.components.http.outbound;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.port.ConfigReader;

/**
 * What a fetch may do.
 *
 * @param allowed addresses that may be contacted although they are not public
 * @param deadline how long a whole fetch may take, with its redirects and the last byte
 * @param maxBytes how large a document may be
 * @param maxRedirects how often one address may lead to the next
 */
public record FetchPolicy(
    List<AddressRange> allowed, Duration deadline, int maxBytes, int maxRedirects) {

  private static final FetchPolicy USUAL =
      new FetchPolicy(List.of(), Duration.ofSeconds(10), ConfigReader.MAX_BYTES, 3);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException when a limit leaves no room for any document
   */
  public FetchPolicy {
    allowed = List.copyOf(allowed);
    if (!deadline.isPositive() || maxBytes < 1 || maxRedirects < 0) {
      throw new IllegalArgumentException(
          "A fetch needs a deadline and a size above zero, and no negative number of redirects.");
    }
  }

  /** Public addresses only, and limits that any config keeps. */
  public static FetchPolicy usual() {
    return USUAL;
  }

  /** The same, with these addresses allowed and no others beside the public ones. */
  public FetchPolicy allowing(List<AddressRange> ranges) {
    return new FetchPolicy(ranges, deadline, maxBytes, maxRedirects);
  }
}
