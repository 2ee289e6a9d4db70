package org.toolforge.components.inmemory.document;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.toolforge.components.ComponentsException;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record Position(int line, int column) {

  static final Position START = new Position(1, 1);

  private static final int LONGEST_EXCERPT = 40;
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  static Position of(Event event) {
    return of(event.getStartMark());
  }

  static Position of(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(START);
  }

  /** The error that tells the author what is wrong here. */
  ComponentsException.Malformed malformed(String sentence) {
    return new ComponentsException.Malformed(
        "Line %d, column %d: %s".formatted(line, column, sentence));
  }

  /** A piece of the text as an error may show it: bounded, and on one line. */
  static String excerpt(String text) {
    String cut = text;
    if (text.length() > LONGEST_EXCERPT) {
      cut = text.substring(0, text.offsetByCodePoints(0, LONGEST_EXCERPT / 2)) + "…";
    }
    return UNPRINTABLE.matcher(cut).replaceAll("?");
  }
}
