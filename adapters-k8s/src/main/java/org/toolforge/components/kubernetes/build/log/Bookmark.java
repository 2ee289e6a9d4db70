package org.toolforge.components.kubernetes.build.log;

import java.time.Instant;
import org.toolforge.components.kubernetes.log.Bookmarks;
import org.toolforge.components.kubernetes.log.Position;

/**
 * A place in the log of a build where reading can go on.
 *
 * @param number of the last line before it
 * @param time of that line
 * @param step which is being read there
 * @param position how far
 * @param steps what was read before
 */
record Bookmark(long number, Instant time, NextStep.Read step, Position position, Steps steps)
    implements Bookmarks.Mark {

  Bookmark {
    position = position.copy();
    steps = steps.copy();
  }
}
