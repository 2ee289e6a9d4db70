package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * What the pod of a run tells.
 *
 * @param reason why the cluster ended the pod as a whole; empty when it did not
 * @param message what it says of that
 * @param hindrance why no node takes it; empty when there is nothing to say
 * @param command the container that runs what was asked for
 * @param upload the one that brings the results, where there is one
 */
record RunPod(
    String reason, String message, String hindrance, Container command, Container upload) {

  /**
   * One of its containers.
   *
   * @param waiting what it waits for, as the cluster calls it; empty when it does not wait
   * @param waitingMessage what the cluster says of that
   * @param startedAt null when it did not start
   * @param end null while it did not end
   */
  record Container(
      String waiting, String waitingMessage, @Nullable Instant startedAt, @Nullable End end) {

    static final Container NONE = new Container("", "", null, null);

    static Container of(Tree status) {
      Tree state = status.child("state");
      if (state.has("terminated")) {
        Tree terminated = state.child("terminated");
        Instant started = terminated.time("startedAt").orElse(null);
        return new Container("", "", started, End.of(terminated));
      }
      Tree waiting = state.child("waiting");
      return new Container(
          waiting.text("reason"),
          waiting.text("message"),
          state.child("running").time("startedAt").orElse(null),
          null);
    }
  }

  /** How a container ended. */
  record End(int exitCode, String reason, String message) {

    static End of(Tree terminated) {
      return new End(
          terminated.whole("exitCode"), terminated.text("reason"), terminated.text("message"));
    }
  }

  static RunPod of(KubeObject pod) {
    Tree status = Tree.of(pod).child("status");
    Optional<Tree> unscheduled =
        status.items("conditions").stream()
            .filter(one -> one.text("type").equals("PodScheduled"))
            .filter(one -> one.text("status").equals("False"))
            .findFirst();
    return new RunPod(
        status.text("reason"),
        status.text("message"),
        unscheduled.map(one -> one.text("message")).orElse(""),
        container(status, PodTemplate.MAIN),
        container(status, ResultUpload.CONTAINER));
  }

  private static Container container(Tree status, String name) {
    return Stream.of("initContainerStatuses", "containerStatuses")
        .flatMap(key -> status.items(key).stream())
        .filter(one -> one.text("name").equals(name))
        .findFirst()
        .map(Container::of)
        .orElse(Container.NONE);
  }

  List<Container> containers() {
    return List.of(command, upload);
  }
}
