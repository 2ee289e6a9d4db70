package org.toolforge.components.app.text;

/** How many columns text takes on a terminal. */
final class Width {

  private static final char ESCAPE = '\033';

  private Width() {}

  /** The text, cut so that it takes at most that many columns; escape sequences stay whole. */
  static String cut(String text, int columns) {
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      if (text.charAt(i) == ESCAPE) {
        int end = text.indexOf('m', i) + 1;
        kept.append(text, i, end);
        i = end;
      } else {
        int character = text.codePointAt(i);
        used += columnsOf(character);
        if (used <= columns) {
          kept.appendCodePoint(character);
        }
        i += Character.charCount(character);
      }
    }
    return kept.toString();
  }

  /** How many columns a text without escape sequences takes. */
  static int of(String text) {
    return text.codePoints().map(Width::columnsOf).sum();
  }

  /** Symbols of the emoji blocks and East Asian writing take two columns. */
  private static int columnsOf(int character) {
    boolean wide =
        isIn(0x1F300, 0x1FAFF, character)
            || isIn(0x2E80, 0xD7A3, character)
            || isIn(0xF900, 0xFAFF, character)
            || isIn(0xFF00, 0xFF60, character)
            || "⏩⏳✅❌❔".indexOf(character) >= 0;
    return wide ? 2 : 1;
  }

  private static boolean isIn(int first, int last, int character) {
    return character >= first && character <= last;
  }
}
