package org.toolforge.components.kubernetes.run.log;

import java.time.Instant;
import org.toolforge.components.kubernetes.log.Bookmarks;

/**
 * A place in a merged log.
 *
 * @param number of the last line before it
 * @param time of that line
 * @param same how many lines of that very time are before it
 */
record RunMark(long number, Instant time, long same) implements Bookmarks.Mark {

  static final RunMark BEGINNING = new RunMark(0, Instant.EPOCH, 0);

  boolean isBeginning() {
    return number == 0;
  }

  /** The place before the lines of a time, which is not before that of this one. */
  RunMark before(Instant printed) {
    return printed.equals(time) ? new RunMark(number - same, time.minusNanos(1), 0) : this;
  }

  /** After one more line. One that comes late does not change what is before the others. */
  RunMark after(Instant printed) {
    if (printed.isAfter(time)) {
      return new RunMark(number + 1, printed, 1);
    }
    return new RunMark(number + 1, time, printed.equals(time) ? same + 1 : same);
  }
}
