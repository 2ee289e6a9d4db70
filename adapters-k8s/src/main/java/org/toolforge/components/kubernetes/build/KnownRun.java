package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.port.BuildState;

/**
 * What is kept of a PipelineRun, which can be large.
 *
 * @param object without what is kept beside it
 * @param order absent when somebody changed it so that it makes no sense
 * @param condition what Tekton says of it
 * @param stopping whether it is asked to stop
 * @param stoppingSince when we asked that; empty when somebody else did
 * @param results what it says that it made
 */
record KnownRun(
    KubeObject object,
    Optional<BuildOrder> order,
    Condition condition,
    boolean stopping,
    Optional<Instant> stoppingSince,
    Map<String, String> results)
    implements Mirror.Known {

  private static final List<String> KEPT =
      List.of(
          "name", "namespace", "uid", "resourceVersion", "creationTimestamp", "deletionTimestamp");

  static KnownRun of(KubeObject run) {
    Tree tree = Tree.of(run);
    Tree status = tree.child("status");
    return new KnownRun(
        slim(run),
        Marks.order(run),
        Condition.of(status),
        !tree.child("spec").text("status").isEmpty(),
        Marks.cancelledAt(run),
        TaskRun.results(status));
  }

  static KubeObject slim(KubeObject run) {
    JsonObject metadata = new JsonObject();
    KEPT.stream()
        .filter(run.metadata()::has)
        .forEach(key -> metadata.add(key, run.metadata().get(key)));
    JsonObject tree = new JsonObject();
    tree.add("metadata", metadata);
    return new KubeObject(tree);
  }

  boolean isOver() {
    return condition.isOver();
  }

  /**
   * Only its record tells how it ended; until that is there, it goes on.
   *
   * @param tasks those of it that are known
   */
  BuildState state(List<TaskRun> tasks) {
    return switch (condition.state()) {
      case UNSAID -> new BuildState.Pending("waiting for Tekton to take it up");
      case OPEN -> open(tasks);
      case SUCCEEDED, FAILED -> new BuildState.Running();
    };
  }

  private BuildState open(List<TaskRun> tasks) {
    return switch (condition.reason()) {
      case "PipelineRunPending" -> new BuildState.Pending("held back in the cluster");
      case "ResolvingPipelineRef" -> new BuildState.Pending("waiting for its pipeline");
      default ->
          tasks.isEmpty() || tasks.stream().anyMatch(TaskRun::began)
              ? new BuildState.Running()
              : new BuildState.Pending(tasks.getFirst().hindrance());
    };
  }
}
