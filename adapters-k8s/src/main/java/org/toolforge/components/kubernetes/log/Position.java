package org.toolforge.components.kubernetes.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How far a container's log has been read. Logs can only be asked for from a second on, so that
 * what was printed since then comes again: those lines are counted, and so many are left out. The
 * second before the latest one counts as well, since what is printed by several threads at once is
 * not always in the order of its times.
 */
public final class Position {

  /** The second of the latest line; the beginning until there is one with a time. */
  private Instant second = Instant.EPOCH;

  /** The latest time of a line, which is not always that of the last one. */
  private Instant latest = Instant.EPOCH;

  /** How many lines of that second were given, and how many of the one before it. */
  private long given;

  private long givenBefore;

  private long toSkip;

  /** Leaves out what was printed long before that; some of what was, comes. */
  public static Position from(Instant time) {
    Position position = new Position();
    position.second = time.truncatedTo(ChronoUnit.SECONDS);
    return position;
  }

  public Position copy() {
    Position copy = new Position();
    copy.second = second;
    copy.latest = latest;
    copy.given = given;
    copy.givenBefore = givenBefore;
    return copy;
  }

  /** Whether nothing has been read. */
  boolean isBeginning() {
    return given + givenBefore == 0;
  }

  /** The log is read anew, from this time on. */
  Instant again() {
    toSkip = given + givenBefore;
    return from();
  }

  private Instant from() {
    return second.equals(Instant.EPOCH) ? second : second.minusSeconds(1);
  }

  /** Whether a line is new; the next one has to be what follows it there. */
  boolean isNew(PrintedLine line) {
    if (isAgain(line)) {
      return false;
    }
    if (line.stamped()) {
      advance(line.time());
    }
    if (isAskedFor(line)) {
      if (line.stamped() && line.time().isBefore(second)) {
        givenBefore++;
      } else {
        given++;
      }
    }
    return true;
  }

  private void advance(Instant time) {
    Instant begun = time.truncatedTo(ChronoUnit.SECONDS);
    if (begun.isAfter(second)) {
      givenBefore = begun.minusSeconds(1).equals(second) ? given : 0;
      given = 0;
      second = begun;
    }
    if (time.isAfter(latest)) {
      latest = time;
    }
  }

  private boolean isAgain(PrintedLine line) {
    if (toSkip == 0) {
      return false;
    }
    if (line.stamped() && line.time().isAfter(latest)) {
      // What was given before is not there any more.
      toSkip = 0;
      return false;
    }
    if (isAskedFor(line)) {
      toSkip--;
    }
    return true;
  }

  /** Whether it comes again; what nodes themselves add to a log, without a time, need not. */
  private boolean isAskedFor(PrintedLine line) {
    return line.stamped() ? !line.time().isBefore(from()) : second.equals(Instant.EPOCH);
  }
}
