package org.toolforge.components.kubernetes.build.log;

import org.toolforge.components.kubernetes.log.Harmless;
import org.toolforge.components.kubernetes.log.PrintedLine;

/**
 * The form in which people see what is printed.
 *
 * @param line how long a line is shown, in characters
 */
record Shown(Mask mask, int line) {

  private static final int BYTES_OF_A_CHARACTER = 4;

  /** How much of a line has to be read, in bytes, so that no secret is shown in part at its end. */
  int longest() {
    return line + mask.longest() * BYTES_OF_A_CHARACTER;
  }

  String line(String step, PrintedLine printed) {
    return "[" + step + "] " + text(printed);
  }

  String text(PrintedLine printed) {
    String all = printed.text();
    if (!printed.cut() && all.length() <= line) {
      return mask.hide(all);
    }
    int most = printed.cut() ? all.length() - mask.longest() : all.length();
    int end = Math.clamp(most, 0, line);
    if (end > 0 && Character.isHighSurrogate(all.charAt(end - 1))) {
      end--;
    }
    return mask.hide(all, end, printed.cut()) + PrintedLine.REST;
  }

  /** What stands in the place of what cannot be had. */
  String lost(String step, String why) {
    String reason = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    return "[%s] What else this step printed, if anything, is lost: %s."
        .formatted(step, mask.hide(Harmless.text(reason)));
  }
}
