package org.toolforge.components.port;

import java.time.Instant;
import java.util.List;
import org.toolforge.components.plan.Commit;

/**
 * How one commit of a repository differs from another.
 *
 * @param count how many commits there are in one and not in the other, as {@code relation} says
 * @param exact whether there are no more than {@code count}: a long history is not read to its end
 * @param newest the newest of those commits, newest first, at most {@value #MOST_SHOWN}
 */
public record SourceChanges(
    Commit from, Commit to, Relation relation, int count, boolean exact, List<Change> newest) {

  /** More commits than this are only counted. */
  public static final int MOST_SHOWN = 20;

  public SourceChanges {
    newest = List.copyOf(newest);
    if (newest.size() > MOST_SHOWN || newest.size() > count) {
      throw new IllegalArgumentException(
          "%d commits are shown of %d".formatted(newest.size(), count));
    }
  }

  /** How the two commits lie to each other. */
  public enum Relation {
    /** Both are the same. */
    SAME,
    /** {@code to} builds on {@code from}; what is counted came after {@code from}. */
    AHEAD,
    /** {@code from} builds on {@code to}; what is counted goes away. */
    BEHIND,
    /**
     * Neither builds on the other: the history was rewritten, or they are of two branches. What is
     * counted is in {@code to} alone.
     */
    APART,
    /**
     * They lie too far apart to tell. What is counted is in {@code to} and, as far as was looked,
     * not in {@code from}.
     */
    UNKNOWN
  }

  /**
   * One commit.
   *
   * @param subject the first line of its message
   * @param author a name, as its author gave it
   */
  public record Change(Commit commit, String subject, String author, Instant date) {

    private static final int LONGEST = 200;

    /** A commit; texts that are too long for a list are cut. */
    public Change {
      subject = cut(subject);
      author = cut(author);
    }

    private static String cut(String text) {
      if (text.length() <= LONGEST) {
        return text;
      }
      int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
      return text.substring(0, end) + "…";
    }
  }
}
