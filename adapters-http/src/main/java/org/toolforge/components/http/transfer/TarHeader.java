package org.toolforge.components.http.transfer;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.toolforge.components.ComponentsException;

/** The block of 512 bytes before each thing in an archive. */
final class TarHeader {

  static final int BYTES = 512;

  private static final int NAME = 0;
  private static final int NAME_BYTES = 100;
  private static final int SIZE = 124;
  private static final int SIZE_BYTES = 12;
  private static final int SUM = 148;
  private static final int SUM_BYTES = 8;
  private static final int TYPE = 156;
  private static final int MAGIC = 257;
  private static final int PREFIX = 345;
  private static final int PREFIX_BYTES = 155;
  private static final String POSIX = "ustar\0";

  private final byte[] block;

  /**
   * @param block {@value #BYTES} bytes
   */
  TarHeader(byte[] block) {
    this.block = block;
  }

  /** Whether it is one of those with which an archive ends. */
  boolean isEnd() {
    for (byte octet : block) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * @throws ComponentsException.Malformed when its checksum is another
   */
  TarHeader checked() {
    long sum = 0;
    for (int at = 0; at < BYTES; at++) {
      sum += at >= SUM && at < SUM + SUM_BYTES ? ' ' : block[at] & 0xff;
    }
    if (sum != number(SUM, SUM_BYTES)) {
      throw malformed();
    }
    return this;
  }

  char type() {
    return (char) (block[TYPE] & 0xff);
  }

  long size() {
    return number(SIZE, SIZE_BYTES);
  }

  String name() {
    String name = text(block, NAME, NAME_BYTES);
    boolean posix = text(block, MAGIC, POSIX.length()).equals("ustar") && block[MAGIC + 5] == 0;
    String prefix = posix ? text(block, PREFIX, PREFIX_BYTES) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** Octal digits, or for the largest files the number itself, marked by its first bit. */
  private long number(int offset, int length) {
    if ((block[offset] & 0x80) != 0) {
      return binary(offset, length);
    }
    long value = 0;
    for (int at = offset; at < offset + length; at++) {
      int digit = block[at] - '0';
      if (digit >= 0 && digit < 8) {
        value = value * 8 + digit;
      } else if (block[at] != ' ' && block[at] != 0) {
        throw malformed();
      }
    }
    return value;
  }

  private long binary(int offset, int length) {
    long value = block[offset] & 0x7f;
    for (int at = offset + 1; at < offset + length; at++) {
      if (value >= 1L << 55) {
        throw malformed();
      }
      value = (value << 8) | (block[at] & 0xff);
    }
    return value;
  }

  /**
   * The text in a part of some bytes, up to the first zero.
   *
   * @throws ComponentsException.Malformed when it is not in UTF-8
   */
  static String text(byte[] bytes, int offset, int length) {
    int end = offset;
    while (end < offset + length && bytes[end] != 0) {
      end++;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, offset, end - offset))
          .toString();
    } catch (CharacterCodingException e) {
      throw new ComponentsException.Malformed(
          "The archive has a file whose name is not in UTF-8, as it must be.");
    }
  }

  static ComponentsException.Malformed malformed() {
    return new ComponentsException.Malformed(
        "The body is no tar archive. Send one that is not compressed, as 'tar -c' makes it.");
  }
}
