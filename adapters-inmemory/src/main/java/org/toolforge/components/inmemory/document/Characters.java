package org.toolforge.components.inmemory.document;

/** Finds characters that no document can hold. */
final class Characters {

  private static final int DELETE = 0x7F;
  private static final int NEXT_LINE = 0x85;

  private Characters() {}

  /** Checks a whole text before anything else looks at it. */
  static void check(String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (!isAllowed(c)) {
        throw new Position(line, column)
            .malformed(
                "the character U+%04X is not allowed; remove it or write it as an escape in double quotes"
                    .formatted(c));
      }
      i += Character.charCount(c);
      if (c == '\n') {
        line++;
        column = 1;
      } else {
        column++;
      }
    }
  }

  /** Checks what came out of the escapes of one scalar. */
  static void checkDecoded(String value, Position position) {
    if (value.codePoints().anyMatch(Characters::isLoneSurrogate)) {
      throw position.malformed("an escape here is half of a character; write both halves");
    }
  }

  private static boolean isAllowed(int c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    boolean control = c >= DELETE && c < 0xA0 && c != NEXT_LINE;
    return !control && !isLoneSurrogate(c) && c != 0xFFFE && c != 0xFFFF;
  }

  /** Whether this is a surrogate; as a code point it is one that has lost its other half. */
  private static boolean isLoneSurrogate(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }
}
