package org.toolforge.components.http.git;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.http.outbound.AddressRange;
import org.toolforge.components.http.outbound.FetchPolicy;

/**
 * What a look into a repository may do.
 *
 * @param allowed addresses that may be contacted although they are not public
 * @param filesAllowed whether {@code file://} repositories may be read
 * @param deadline how long all of it may take, from the lookup of the host's name to the last byte
 * @param maxBytes how much the host may send
 * @param atOnce how many repositories may be looked into at a time
 */
public record GitPolicy(
    List<AddressRange> allowed, boolean filesAllowed, Duration deadline, int maxBytes, int atOnce) {

  private static final GitPolicy USUAL =
      new GitPolicy(List.of(), false, Duration.ofSeconds(20), 64 * 1024 * 1024, 16);

  /**
   * A policy.
   *
   * @throws IllegalArgumentException when a limit leaves no room for any repository
   */
  public GitPolicy {
    allowed = List.copyOf(allowed);
    if (!deadline.isPositive() || maxBytes < 1 || atOnce < 1) {
      throw new IllegalArgumentException("The limits of a look into a repository are above zero.");
    }
  }

  /** Public addresses only, and limits that any usual repository keeps. */
  public static GitPolicy usual() {
    return USUAL;
  }

  /** The same, with these addresses allowed and no others beside the public ones. */
  public GitPolicy allowing(List<AddressRange> ranges) {
    return new GitPolicy(ranges, filesAllowed, deadline, maxBytes, atOnce);
  }

  /** The same, with repositories on this machine or without. */
  public GitPolicy allowingFiles(boolean files) {
    return new GitPolicy(allowed, files, deadline, maxBytes, atOnce);
  }

  /** The same with another deadline. */
  public GitPolicy within(Duration time) {
    return new GitPolicy(allowed, filesAllowed, time, maxBytes, atOnce);
  }

  /** What goes for the requests over HTTP, and for all lookups of names. */
  FetchPolicy fetching() {
    return new FetchPolicy(allowed, deadline, maxBytes, 0);
  }
}
