package org.toolforge.components.kubernetes.run;

import java.util.regex.Pattern;

/** Texts of users, where a kubelet or a shell would read something else into them. */
final class Literals {

  private static final Pattern HALF = Pattern.compile("\\p{Cs}");
  private static final String REPLACEMENT = "\uFFFD";

  private Literals() {}

  /**
   * A text that a kubelet takes as it is, in commands, arguments, values of variables and scripts
   * of probes. It would replace {@code $(NAME)}, and takes two dollars for one.
   */
  static String ofKubelet(String text) {
    boolean means = text.contains("$(") || text.contains("$$");
    String whole = HALF.matcher(text).replaceAll(REPLACEMENT);
    return means ? whole.replace("$", "$$") : whole;
  }

  /** One word for a shell. */
  static String ofShell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
