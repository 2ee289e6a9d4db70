package org.toolforge.components.app.text;

/**
 * What the reader's end can show.
 *
 * @param colour whether escape sequences for colour are welcome
 * @param symbols whether characters beyond ASCII are
 */
public record Style(boolean colour, boolean symbols) {

  /** No colour and nothing but letters. */
  public static final Style BARE = new Style(false, false);

  String mark(Mark mark) {
    return "[" + painted(symbols ? mark.symbol() : mark.word(), mark.colour()) + "]";
  }

  String heading(String text) {
    return painted(text, "1");
  }

  String quiet(String text) {
    return painted(text, "2");
  }

  String good(String text) {
    return painted(text, "32");
  }

  String bad(String text) {
    return painted(text, "31");
  }

  private String painted(String text, String code) {
    return colour && !code.isEmpty() && !text.isEmpty()
        ? "\033[" + code + "m" + text + "\033[0m"
        : text;
  }
}
