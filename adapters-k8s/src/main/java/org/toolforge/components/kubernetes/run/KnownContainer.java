package org.toolforge.components.kubernetes.run;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * What a kubelet says of one container of a pod.
 *
 * @param restarts how often it was started again
 * @param waiting why it does not run; empty when it does, or has ended for good
 * @param end how it ended, for good or when it ran last; null when it never did
 * @param endedForGood whether nothing follows that end
 */
record KnownContainer(
    String name,
    boolean ready,
    boolean running,
    int restarts,
    String waiting,
    String message,
    @Nullable End end,
    boolean endedForGood) {

  /**
   * How a process ended.
   *
   * @param reason a word of the kubelet's, such as {@code OOMKilled}
   */
  record End(int exitCode, String reason, String message) {

    private static End of(Tree terminated) {
      return new End(
          terminated.whole("exitCode"), terminated.text("reason"), terminated.text("message"));
    }

    boolean wasShortOfMemory() {
      return reason.equals("OOMKilled");
    }
  }

  static KnownContainer of(Tree status) {
    Tree state = status.child("state");
    Tree before = status.child("lastState");
    Tree waiting = state.child("waiting");
    End end = null;
    if (state.has("terminated")) {
      end = End.of(state.child("terminated"));
    } else if (before.has("terminated")) {
      end = End.of(before.child("terminated"));
    }
    return new KnownContainer(
        status.text("name"),
        status.truth("ready"),
        state.has("running"),
        status.whole("restartCount"),
        waiting.text("reason"),
        waiting.text("message"),
        end,
        state.has("terminated"));
  }
}
