package org.toolforge.components.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that share their first bits, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param first the lowest address of the range
 * @param prefix how many leading bits they share
 */
public record AddressRange(InetAddress first, int prefix) {

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  // Only literals: anything else would be looked up as a name.
  private static final Pattern ADDRESS =
      Pattern.compile(BYTE + "(\\." + BYTE + "){3}|(?=[^:]*:)[0-9A-Fa-f:.]+");
  private static final Pattern RANGE =
      Pattern.compile("(?<address>[^/]+)(/(?<prefix>[0-9]{1,3}))?");

  /**
   * A range.
   *
   * @throws IllegalArgumentException when the prefix is longer than such addresses are, or the
   *     address has bits behind it
   */
  public AddressRange {
    byte[] bytes = first.getAddress();
    int bits = bytes.length * Byte.SIZE;
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(
          "The prefix of the address range '%s/%d' must be 0 to %d."
              .formatted(first.getHostAddress(), prefix, bits));
    }
    for (int bit = prefix; bit < bits; bit++) {
      if (isSet(bytes, bit)) {
        throw new IllegalArgumentException(
            "The address range '%s/%d' has bits behind its prefix; write its lowest address, or a longer prefix."
                .formatted(first.getHostAddress(), prefix));
      }
    }
  }

  /**
   * Reads a range in the usual notation; an address alone is a range of one.
   *
   * @throws IllegalArgumentException when it is none; the message says why
   */
  public static AddressRange parse(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches() || !isAddress(matcher.group("address"))) {
      throw noRange(text);
    }
    try {
      InetAddress first = InetAddress.getByName(matcher.group("address"));
      String prefix = matcher.group("prefix");
      return new AddressRange(
          first, prefix == null ? first.getAddress().length * Byte.SIZE : Integer.parseInt(prefix));
    } catch (UnknownHostException e) {
      throw noRange(text);
    }
  }

  /** Whether the address is one of these. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] own = first.getAddress();
    if (bytes.length != own.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      if (isSet(bytes, bit) != isSet(own, bit)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + prefix;
  }

  /** Whether the text is an address as everybody writes it, so that nobody takes it for a name. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  private static boolean isSet(byte[] bytes, int bit) {
    return (bytes[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0;
  }

  private static IllegalArgumentException noRange(String text) {
    return new IllegalArgumentException(
        "'%s' is no range of addresses; write it like 10.0.0.0/8 or fc00::/7.".formatted(text));
  }
}
