package org.toolforge.components.app.text;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One component's build or run, as people see it.
 *
 * @param note a few words more; may be empty
 * @param over whether nothing will change any more
 * @param since when it started, if it did
 * @param until when it ended, if it did
 */
record Row(
    String name,
    Mark mark,
    String note,
    boolean over,
    @Nullable Instant since,
    @Nullable Instant until) {

  /** The line without times, which is the same however fast things went. */
  String line(Style style) {
    String line = "   " + style.mark(mark) + " " + name;
    if (note.isEmpty()) {
      return line;
    }
    return mark == Mark.DONE ? line + " (" + note + ")" : line + ": " + note;
  }

  /** The line with the time that it takes, or took. */
  String line(Style style, Instant now) {
    if (since == null) {
      return line(style);
    }
    Duration time = Duration.between(since, until == null ? now : until);
    return line(style) + "  " + style.quiet(Words.span(time));
  }
}
