package org.toolforge.components.kubernetes.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.toolforge.components.engine.Sentences;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.port.BuildState;

/** How a run that is over ended, in our terms: who has to act, and on what. */
final class Classification {

  private static final String IMAGE = "APP_IMAGE_URL";
  private static final String DIGEST = "APP_IMAGE_DIGEST";
  private static final Pattern DIGESTS = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");
  private static final Set<String> CANCELLED =
      Set.of("Cancelled", "CancelledRunFinally", "StoppedRunFinally", "PipelineRunCancelled");
  private static final String TIMEOUT = "PipelineRunTimeout";
  private static final String TASK_TIMEOUT = "TaskRunTimeout";
  private static final String TASK_CANCELLED = "TaskRunCancelled";
  private static final Pattern EVICTED =
      Pattern.compile("(?i)evict|node was low on resource|preempt|node shutdown");

  /** That of a process which was killed. */
  private static final int KILLED = 137;

  private final BuildSettings settings;

  Classification(BuildSettings settings) {
    this.settings = settings;
  }

  /**
   * How it ended. What a failed step printed is not in it.
   *
   * @param run what Tekton says of the whole, which is over
   * @param results what the whole says that it made
   * @param tasks in the order in which they began
   */
  BuildState of(BuildOrder order, Condition run, Map<String, String> results, List<TaskRun> tasks) {
    if (run.state() == Condition.State.SUCCEEDED) {
      return succeeded(order, results, tasks);
    }
    if (run.reason().equals(TIMEOUT)) {
      return timedOut(order, tasks);
    }
    return CANCELLED.contains(run.reason()) ? new BuildState.Cancelled() : failed(run, tasks);
  }

  private BuildState succeeded(BuildOrder order, Map<String, String> results, List<TaskRun> tasks) {
    Map<String, String> all = new HashMap<>();
    tasks.forEach(task -> all.putAll(task.results()));
    all.putAll(results);
    String digest = all.getOrDefault(DIGEST, "");
    if (!DIGESTS.matcher(digest).matches()) {
      return new BuildState.Failed(
          Fault.INFRASTRUCTURE,
          "The build succeeded, but its pipeline does not say which image it made: its result %s is '%s'. Tell the administrators."
              .formatted(DIGEST, digest));
    }
    String named = all.getOrDefault(IMAGE, "");
    String image =
        named.isEmpty() ? settings.images().name(order.tool(), order.key().component()) : named;
    return new BuildState.Succeeded(new Image(image + "@" + digest));
  }

  private static BuildState timedOut(BuildOrder order, List<TaskRun> tasks) {
    String span = Sentences.span(order.request().limit());
    return tasks.stream().anyMatch(TaskRun::began)
        ? new BuildState.Failed(
            Fault.TIMEOUT,
            "The build took longer than %s. Let it do less, or give it more time in the config."
                .formatted(span))
        : new BuildState.Failed(
            Fault.INFRASTRUCTURE,
            "The build did not begin within %s, as the cluster had no room for it. Deploy again later, or tell the administrators."
                .formatted(span));
  }

  private BuildState failed(Condition run, List<TaskRun> tasks) {
    Optional<TaskRun> culprit =
        tasks.stream()
            .filter(task -> task.condition().state() == Condition.State.FAILED)
            .filter(task -> !task.condition().reason().equals(TASK_CANCELLED))
            .findFirst();
    return culprit
        .map(task -> failed(task))
        .orElseGet(() -> new BuildState.Failed(Fault.INFRASTRUCTURE, FailureWords.of(run)));
  }

  private BuildState failed(TaskRun task) {
    Condition condition = task.condition();
    if (EVICTED.matcher(condition.reason() + " " + condition.message()).find()) {
      return new BuildState.Failed(
          Fault.INFRASTRUCTURE,
          "The cluster took the place away that the build had: %s Deploy again."
              .formatted(FailureWords.sentence(condition.message())));
    }
    if (condition.reason().equals(TASK_TIMEOUT)) {
      return task.began()
          ? new BuildState.Failed(
              Fault.TIMEOUT,
              "A task of the build took longer than the platform lets it. Let the build do less,"
                  + " or ask the administrators for more time.")
          : new BuildState.Failed(
              Fault.INFRASTRUCTURE,
              "A task of the build did not begin in time, as the cluster had no room for it."
                  + " Deploy again later, or tell the administrators.");
    }
    return task.steps().stream()
        .filter(TaskRun.Step::failed)
        .findFirst()
        .map(this::failed)
        .orElseGet(() -> new BuildState.Failed(Fault.INFRASTRUCTURE, FailureWords.of(condition)));
  }

  private BuildState failed(TaskRun.Step step) {
    FailedStep failed = new FailedStep(step.name(), step.exitCode(), "");
    if (!settings.contentSteps().contains(step.name())) {
      return new BuildState.Failed(
          Fault.INFRASTRUCTURE,
          "The step %s of the build failed with exit code %d. That step is the platform's: deploy again, and tell the administrators if it fails again."
              .formatted(step.name(), step.exitCode()),
          failed);
    }
    boolean killed = step.reason().equals(TaskRun.Step.OUT_OF_MEMORY) || step.exitCode() == KILLED;
    return new BuildState.Failed(
        Fault.CONTENT,
        killed
            ? "The step %s of the build was stopped, most likely since it needs more memory than a build may have. Let it need less."
                .formatted(step.name())
            : "The step %s of the build failed with exit code %d. Its log says why; correct that in the repository and deploy again."
                .formatted(step.name(), step.exitCode()),
        failed);
  }
}
