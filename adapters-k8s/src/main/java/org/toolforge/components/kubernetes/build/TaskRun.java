package org.toolforge.components.kubernetes.build;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;

/**
 * One task of a run, with what came of it.
 *
 * @param steps in the order in which they run
 */
record TaskRun(Condition condition, List<Step> steps, Map<String, String> results) {

  /**
   * A container of the task's pod.
   *
   * @param began whether it ever ran
   * @param exitCode 0 while it has none
   * @param reason why it ended, as Kubernetes or Tekton says
   * @param kind how it ended, in Tekton's words; empty in earlier releases of it
   */
  record Step(String name, boolean began, int exitCode, String reason, String kind) {

    static final String OUT_OF_MEMORY = "OOMKilled";

    static Step of(Tree step) {
      Tree ended = step.child("terminated");
      return new Step(
          step.text("name"),
          step.has("running") || ended.time("startedAt").isPresent(),
          ended.whole("exitCode"),
          ended.text("reason"),
          step.text("terminationReason"));
    }

    /** Whether it is to blame; those behind it do not even begin, and yet end with a code. */
    boolean failed() {
      boolean stopped = reason.startsWith("TaskRun") || kind.equals("Skipped");
      boolean forgiven = reason.equals("Completed") || kind.equals("Continued");
      return reason.equals(OUT_OF_MEMORY) || (exitCode != 0 && !stopped && !forgiven);
    }
  }

  /** Those of one PipelineRun, first begun first. */
  static List<TaskRun> all(List<KubeObject> objects) {
    return objects.stream()
        .sorted(
            Comparator.comparing((KubeObject object) -> startedAt(object))
                .thenComparing(KubeObject::name))
        .map(TaskRun::of)
        .toList();
  }

  private static Instant startedAt(KubeObject object) {
    return Tree.of(object).child("status").time("startTime").orElse(Instant.MAX);
  }

  static TaskRun of(KubeObject object) {
    Tree status = Tree.of(object).child("status");
    return new TaskRun(
        Condition.of(status),
        status.items("steps").stream().map(Step::of).toList(),
        results(status));
  }

  /** What a task or a whole run says that it made; only what is text. */
  static Map<String, String> results(Tree status) {
    return status.items("results").stream()
        .collect(
            Collectors.toMap(
                result -> result.text("name"),
                result -> result.text("value").strip(),
                (first, second) -> second));
  }

  /** What keeps it from beginning; a few words. */
  String hindrance() {
    String message = condition.message();
    return switch (condition.reason()) {
      case "ExceededNodeResources", "ExceededResourceQuota" -> "waiting for room in the cluster";
      case "PullImageFailed" -> "waiting for an image that it is built with: " + message;
      case "Pending" ->
          message.equals("Pending") ? "waiting for its pod" : "waiting for its pod: " + message;
      default -> "waiting for its pod";
    };
  }

  boolean began() {
    return steps.stream().anyMatch(Step::began);
  }
}
