package org.toolforge.components.http.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The few words of ASN.1's binary form that turn older private keys into PKCS#8. */
final class Der {

  private static final int INTEGER = 0x02;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int SEQUENCE = 0x30;
  private static final int PARAMETERS = 0xa0; // [0] in a SEC1 key

  private static final byte[] RSA = hex("06092a864886f70d010101" + "0500"); // with its NULL
  private static final byte[] EC = hex("06072a8648ce3d0201");

  private Der() {}

  /** A PKCS#8 key around a PKCS#1 one. */
  static byte[] wrappedRsa(byte[] key) {
    return wrapped(RSA, key);
  }

  /**
   * A PKCS#8 key around a SEC1 one.
   *
   * @return null when it does not name its curve
   */
  static byte @Nullable [] wrappedEc(byte[] key) {
    byte[] curve = curve(key);
    return curve == null ? null : wrapped(join(EC, curve), key);
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return element(
        SEQUENCE,
        join(
            element(INTEGER, new byte[] {0}),
            element(SEQUENCE, algorithm),
            element(OCTET_STRING, key)));
  }

  /** The object identifier in {@code ECPrivateKey ::= {version, key, [0] parameters, …}}. */
  private static byte @Nullable [] curve(byte[] key) {
    Element whole = Element.at(key, 0);
    if (whole == null || whole.tag() != SEQUENCE) {
      return null;
    }
    int at = whole.start();
    while (at < whole.end()) {
      Element part = Element.at(key, at);
      if (part == null) {
        return null;
      }
      if (part.tag() == PARAMETERS) {
        Element name = Element.at(key, part.start());
        return name != null && name.tag() == OBJECT_IDENTIFIER
            ? Arrays.copyOfRange(key, part.start(), name.end())
            : null;
      }
      at = part.end();
    }
    return null;
  }

  /** Where an element's content starts and ends. */
  private record Element(int tag, int start, int end) {

    /** Null when there is none that fits. */
    static @Nullable Element at(byte[] bytes, int at) {
      if (at + 2 > bytes.length) {
        return null;
      }
      int start = at + 2;
      long length = bytes[at + 1] & 0xff;
      if (length > 0x7f) {
        int count = (int) length & 0x7f;
        // Two bytes are enough for any key.
        if (count > 2 || start + count > bytes.length) {
          return null;
        }
        length = 0;
        for (int i = 0; i < count; i++) {
          length = length << 8 | (bytes[start++] & 0xff);
        }
      }
      return start + length > bytes.length
          ? null
          : new Element(bytes[at] & 0xff, start, (int) (start + length));
    }
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length <= 0x7f
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {
              (byte) tag, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
            };
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
