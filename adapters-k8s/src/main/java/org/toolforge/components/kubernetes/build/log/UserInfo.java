package org.toolforge.components.kubernetes.build.log;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds user and password in URLs, as in {@code https://user:password@host/path}. */
final class UserInfo {

  /** Also as JSON may have it. */
  private static final Pattern BEGINNING = Pattern.compile(":(?://|\\\\/\\\\/)");

  /** What no URL goes beyond. */
  private static final String ENDS = "\"'<>` \t";

  private static final Pattern HOST = Pattern.compile("\\[.*|[^:]*(?::[0-9]*)?");

  private UserInfo() {}

  /**
   * Marks where they are.
   *
   * @param more whether the text goes on where it ends
   */
  static void mark(String text, boolean more, BitSet secret) {
    if (!text.contains(":/") && !text.contains(":\\/")) {
      return;
    }
    Matcher beginning = BEGINNING.matcher(text);
    int at = 0;
    while (beginning.find(at)) {
      int from = beginning.end();
      int end = from;
      while (end < text.length() && ENDS.indexOf(text.charAt(end)) < 0) {
        end++;
      }
      int last = more && end == text.length() ? end : end(text, from, end);
      if (last > from) {
        secret.set(from, last);
      }
      at = end;
    }
  }

  /** Where user and password end; not beyond the beginning if there are none. */
  private static int end(String text, int from, int end) {
    int slash = text.indexOf('/', from);
    int hostEnd = slash < 0 || slash > end ? end : slash;
    // Before a slash there is a host, with or without a port, unless the slash is in a password.
    boolean isHost = HOST.matcher(text).region(from, hostEnd).matches();
    return text.lastIndexOf('@', (isHost ? hostEnd : end) - 1);
  }
}
