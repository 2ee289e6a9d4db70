package org.toolforge.components.http.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.toolforge.components.http.git.Packet.Kind;

/** Reads git's protocol line by line. */
final class PacketReader {

  private static final int LENGTH_DIGITS = 4;
  private static final int LONGEST = 65520;

  private final InputStream in;

  PacketReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next line.
   *
   * @throws EOFException when there is none
   */
  Packet next() throws IOException {
    byte[] digits = in.readNBytes(LENGTH_DIGITS);
    if (digits.length < LENGTH_DIGITS) {
      throw new EOFException("no more packets");
    }
    int length = length(digits);
    return switch (length) {
      case 0 -> Packet.mark(Kind.FLUSH);
      case 1 -> Packet.mark(Kind.DELIMITER);
      case 2 -> Packet.mark(Kind.RESPONSE_END);
      default -> data(length - LENGTH_DIGITS);
    };
  }

  private Packet data(int length) throws IOException {
    if (length < 0) {
      throw GitFailure.broken();
    }
    byte[] data = in.readNBytes(length);
    if (data.length < length) {
      throw new EOFException("the packet ends too early");
    }
    return Packet.of(data);
  }

  private static int length(byte[] digits) throws GitFailure {
    int length = 0;
    for (byte digit : digits) {
      int value = Character.digit(digit, 16);
      if (value < 0) {
        throw GitFailure.broken();
      }
      length = length * 16 + value;
    }
    if (length > LONGEST) {
      throw GitFailure.broken();
    }
    return length;
  }

  /** Writes lines for the other side to read. */
  static final class Writer {

    private final StringBuilder text = new StringBuilder();

    Writer line(String line) {
      return raw(line + '\n');
    }

    /** Adds a line that does not end as lines do. */
    Writer raw(String line) {
      int length = line.getBytes(StandardCharsets.UTF_8).length + LENGTH_DIGITS;
      text.append("%04x".formatted(length)).append(line);
      return this;
    }

    Writer delimiter() {
      text.append("0001");
      return this;
    }

    Writer flush() {
      text.append("0000");
      return this;
    }

    String text() {
      return text.toString();
    }
  }
}
