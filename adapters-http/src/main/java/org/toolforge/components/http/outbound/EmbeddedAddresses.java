package org.toolforge.components.http.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The IPv4 addresses inside IPv6 ones: what a packet reaches once it left the IPv6 network. */
final class EmbeddedAddresses {

  /**
   * A form of IPv6 addresses.
   *
   * @param at where its IPv4 address starts
   * @param inverted whether all bits of it are flipped
   */
  private record Form(AddressRange range, int at, boolean inverted) {
    static Form of(String range, int at) {
      return new Form(AddressRange.parse(range), at, false);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of("::/96", 12), // IPv4-compatible
          new Form(mapped(), 12, false),
          Form.of("::ffff:0:0:0/96", 12), // IPv4-translated
          Form.of("64:ff9b::/96", 12), // NAT64
          Form.of("2002::/16", 2), // 6to4
          Form.of("2001::/32", 4), // Teredo: its server
          new Form(AddressRange.parse("2001::/32"), 12, true)); // Teredo: its client

  private EmbeddedAddresses() {}

  /** All that the address holds; none for most. */
  static List<InetAddress> in(InetAddress address) {
    if (address instanceof Inet4Address) {
      return List.of();
    }
    byte[] bytes = address.getAddress();
    return Stream.concat(
            FORMS.stream()
                .filter(form -> form.range().contains(address))
                .map(form -> embedded(bytes, form.at(), form.inverted())),
            isIsatap(bytes) ? Stream.of(embedded(bytes, 12, false)) : Stream.of())
        .toList();
  }

  /** ISATAP has its mark in the second half, behind any prefix. */
  private static boolean isIsatap(byte[] bytes) {
    return (bytes[8] & ~0x02) == 0
        && bytes[9] == 0
        && bytes[10] == 0x5e
        && bytes[11] == (byte) 0xfe;
  }

  private static InetAddress embedded(byte[] bytes, int at, boolean inverted) {
    byte[] four = Arrays.copyOfRange(bytes, at, at + 4);
    for (int i = 0; inverted && i < four.length; i++) {
      four[i] = (byte) ~four[i];
    }
    try {
      return InetAddress.getByAddress(four);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** {@code ::ffff:0:0/96}, which the JDK's parser turns into an IPv4 address. */
  private static AddressRange mapped() {
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    try {
      return new AddressRange(Inet6Address.getByAddress(null, bytes, -1), 96);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("sixteen bytes are an address", e);
    }
  }
}
