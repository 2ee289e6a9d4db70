package org.toolforge.components.app.cli;

import java.io.InputStream;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.text.Style;

/**
 * What the command line talks to.
 *
 * @param style what the reader of {@code out} can be shown
 * @param terminal where things can be redrawn in place; null when {@code out} is no such thing
 * @param debug whether stack traces are wanted
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Style style,
    @Nullable Terminal terminal,
    boolean debug) {

  /** The size of a terminal. */
  public record Terminal(int rows, int columns) {}
}
