package org.toolforge.components.http.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses may be contacted: the public ones, and what the operator allows.
 *
 * @param allowed what the operator allows
 */
record AddressRules(List<AddressRange> allowed) {

  private static final List<AddressRange> NOT_PUBLIC =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8", // private
              "100.64.0.0/10", // behind the NAT of a carrier
              "127.0.0.0/8", // loopback
              "169.254.0.0/16", // link-local, with the metadata services of clouds
              "172.16.0.0/12", // private
              "192.0.0.0/24", // for protocols
              "192.0.2.0/24", // for examples
              "192.88.99.0/24", // relays of 6to4
              "192.168.0.0/16", // private
              "198.18.0.0/15", // for benchmarks
              "198.51.100.0/24", // for examples
              "203.0.113.0/24", // for examples
              "224.0.0.0/4", // multicast
              "240.0.0.0/4", // reserved, and broadcast
              "2001:2::/48", // for benchmarks
              "2001:10::/28", // hashes of keys
              "2001:20::/28", // hashes of keys
              "2001:db8::/32", // for examples
              "3fff::/20") // for examples
          .map(AddressRange::parse)
          .toList();

  /**
   * Only these IPv6 addresses are given out. Outside are loopback, link-local, site-local and
   * unique-local addresses, multicast, the discard prefix, NAT64 for local use and what is unknown.
   */
  private static final AddressRange GIVEN_OUT = AddressRange.parse("2000::/3");

  /** Whether the address may be contacted. */
  boolean permits(InetAddress address) {
    if (holds(allowed, address)) {
      return true;
    }
    List<InetAddress> embedded = EmbeddedAddresses.in(address);
    boolean given =
        address instanceof Inet4Address || GIVEN_OUT.contains(address) || !embedded.isEmpty();
    return given && !holds(NOT_PUBLIC, address) && embedded.stream().allMatch(this::permits);
  }

  private static boolean holds(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
