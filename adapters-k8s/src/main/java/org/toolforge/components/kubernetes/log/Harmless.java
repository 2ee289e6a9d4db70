package org.toolforge.components.kubernetes.log;

import java.util.regex.Pattern;

/**
 * Takes out of a text what does something to a terminal, or to how other text looks: colours stay,
 * other sequences go, and what is left of such characters becomes a question mark.
 */
public final class Harmless {

  /** What moves the cursor, names the window, and the like, up to where each ends. */
  private static final Pattern SEQUENCE =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)(?![0-9;:]{0,64}m)[0-?]*+[ -/]*+[@-~]"
              + "|\\x1b[\\]PX^_][^\\x07\\x1b\\x9c]*+(?:\\x07|\\x9c|\\x1b\\\\)"
              + "|\\x1b[()*+][0-9A-Za-z]|\\x1b[78=>cDEHMNOZ]");

  private static final Pattern COLOUR = Pattern.compile("\\x1b\\[[0-9;:]{0,64}m");

  private Harmless() {}

  public static String text(String printed) {
    if (isPlain(printed)) {
      return printed;
    }
    String calm = SEQUENCE.matcher(printed).replaceAll("");
    StringBuilder shown = new StringBuilder(calm.length());
    var colours = COLOUR.matcher(calm);
    int from = 0;
    while (colours.find()) {
      append(shown, calm, from, colours.start());
      shown.append(calm, colours.start(), colours.end());
      from = colours.end();
    }
    append(shown, calm, from, calm.length());
    return shown.toString();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t');
  }

  private static void append(StringBuilder shown, String text, int from, int to) {
    text.substring(from, to)
        .codePoints()
        .forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '?'));
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\t';
      // Many emoji and some scripts are written with these.
      case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
      case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;
}
