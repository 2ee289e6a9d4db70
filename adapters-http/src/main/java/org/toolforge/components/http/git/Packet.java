package org.toolforge.components.http.git;

import java.nio.charset.StandardCharsets;

/** One line of git's protocol. */
final class Packet {

  enum Kind {
    DATA,
    FLUSH,
    DELIMITER,
    RESPONSE_END
  }

  private static final String ERROR = "ERR ";

  private final Kind kind;
  private final byte[] data;

  private Packet(Kind kind, byte[] data) {
    this.kind = kind;
    this.data = data;
  }

  /** A line with something in it; the bytes are not copied. */
  static Packet of(byte[] data) {
    return new Packet(Kind.DATA, data);
  }

  static Packet mark(Kind kind) {
    return new Packet(kind, new byte[0]);
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Without its length; empty but for {@link Kind#DATA}. */
  byte[] data() {
    return data;
  }

  /** As text, without the line's end. */
  String text() {
    int length = data.length;
    if (length > 0 && data[length - 1] == '\n') {
      length--;
    }
    return new String(data, 0, length, StandardCharsets.UTF_8);
  }

  /** Whether the other side says what went wrong, instead of answering. */
  boolean isError() {
    return kind == Kind.DATA && text().startsWith(ERROR);
  }
}
