package org.toolforge.components.kubernetes.build;

import java.util.regex.Pattern;
import org.toolforge.components.kubernetes.build.log.Mask;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * What Tekton says of how a run goes.
 *
 * @param reason a word; empty when nothing is said
 */
record Condition(State state, String reason, String message) {

  /** Whether it succeeded. */
  enum State {
    /** Tekton has not looked at it. */
    UNSAID,
    OPEN,
    SUCCEEDED,
    FAILED
  }

  private static final Condition NONE = new Condition(State.UNSAID, "", "");
  private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");
  private static final int LONGEST_MESSAGE = 400;

  /** That of a PipelineRun or a TaskRun. */
  static Condition of(Tree status) {
    return status.items("conditions").stream()
        .filter(condition -> condition.text("type").equals("Succeeded"))
        .findFirst()
        .map(Condition::read)
        .orElse(NONE);
  }

  private static Condition read(Tree condition) {
    State state =
        switch (condition.text("status")) {
          case "True" -> State.SUCCEEDED;
          case "False" -> State.FAILED;
          default -> State.OPEN;
        };
    return new Condition(state, condition.text("reason"), shown(condition.text("message")));
  }

  /** Tekton's words can be long, of several lines, and repeat what others wrote. */
  private static String shown(String message) {
    String line =
        Mask.OF_URLS.hide(ODD.matcher(message.strip().replaceAll("\\s+", " ")).replaceAll("?"));
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }

  boolean isOver() {
    return state == State.SUCCEEDED || state == State.FAILED;
  }
}
