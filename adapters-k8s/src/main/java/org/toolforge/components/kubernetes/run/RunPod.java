package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * What the pod of a run tells.
 *
 * @param known as of every pod of ours
 * @param command the container that runs what was asked for
 * @param upload the one that brings the results, where there is one
 */
record RunPod(KnownPod known, Container command, Container upload) {

  /**
   * One of its containers.
   *
   * @param startedAt null when it did not start
   * @param end null while it did not end
   */
  record Container(@Nullable Instant startedAt, @Nullable End end) {

    static final Container NONE = new Container(null, null);

    static Container of(Tree status) {
      Tree state = status.child("state");
      if (state.has("terminated")) {
        Tree terminated = state.child("terminated");
        return new Container(terminated.time("startedAt").orElse(null), End.of(terminated));
      }
      return new Container(state.child("running").time("startedAt").orElse(null), null);
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
    return new RunPod(
        KnownPod.of(pod),
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
}
