package org.toolforge.components.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.text.Style;

/**
 * What the command line talks to.
 *
 * @param style what the reader of {@code out} can be shown
 * @param terminal where things can be redrawn in place; null when {@code out} is no such thing
 * @param surroundings where the program was started
 * @param debug whether stack traces are wanted
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Style style,
    @Nullable Terminal terminal,
    Surroundings surroundings,
    boolean debug) {

  void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** How wide a table may be. */
  int columns() {
    return terminal == null ? Integer.MAX_VALUE : terminal.columns();
  }

  /** The size of a terminal. */
  public record Terminal(int rows, int columns) {}
}
