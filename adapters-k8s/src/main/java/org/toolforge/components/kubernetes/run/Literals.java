package org.toolforge.components.kubernetes.run;

/** Texts of users, where a kubelet or a shell would read something else into them. */
final class Literals {

  private Literals() {}

  /**
   * A text that a kubelet takes as it is, in commands, arguments, values of variables and scripts
   * of probes. It would replace {@code $(NAME)}, and takes two dollars for one.
   */
  static String ofKubelet(String text) {
    boolean means = text.contains("$(") || text.contains("$$");
    return means ? text.replace("$", "$$") : text;
  }

  /** One word for a shell. */
  static String ofShell(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
