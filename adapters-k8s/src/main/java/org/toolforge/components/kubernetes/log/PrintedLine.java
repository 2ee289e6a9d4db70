package org.toolforge.components.kubernetes.log;

import java.time.Instant;

/**
 * One line as a container printed it, made harmless, but with its secrets.
 *
 * @param stamped whether it came with a time; otherwise the time is that of a line before it
 * @param cut whether only the beginning of it is here
 * @param complete whether its end was seen
 */
public record PrintedLine(
    Instant time, boolean stamped, String text, boolean cut, boolean complete) {

  /** What stands at the end of a line that is shown in part. */
  public static final String REST = "… (the rest of this line is left out)";

  /** The line, or the beginning of one that has more characters. */
  public String shown(int most) {
    if (!cut && text.length() <= most) {
      return text;
    }
    int end = Math.min(most, text.length());
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + REST;
  }
}
