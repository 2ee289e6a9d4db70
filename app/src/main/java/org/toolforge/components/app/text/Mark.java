package org.toolforge.components.app.text;

/** How something stands, at a glance. All symbols are two columns wide. */
enum Mark {
  TO_COME("  ", "  ", ""),
  ACTIVE("⏳", "..", "33"),
  DONE("✅", "ok", "32"),
  FAILED("❌", "failed", "31"),
  SKIPPED("⏩", "skipped", "2"),
  STOPPED("🛑", "stopped", "33"),
  UNKNOWN("❔", "unknown", "33");

  private final String symbol;
  private final String word;
  private final String colour;

  Mark(String symbol, String word, String colour) {
    this.symbol = symbol;
    this.word = word;
    this.colour = colour;
  }

  String symbol() {
    return symbol;
  }

  /** For places that cannot show the symbol. */
  String word() {
    return word;
  }

  /** The number of the ANSI colour; empty for none. */
  String colour() {
    return colour;
  }
}
