package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.port.BuildState;

class ClassificationTest {

  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);
  private static final String NAME = "tools-harbor.wmcloud.org/tool-mytool/api:latest";

  private static Condition condition(String status, String reason, String message) {
    return Condition.of(
        Tree.of(
            Yaml.object(
                """
                conditions:
                - {type: Other, status: 'True', reason: Other, message: ''}
                - {type: Succeeded, status: '%s', reason: '%s', message: '%s'}
                """
                    .formatted(status, reason, message))));
  }

  private static List<TaskRun> task(String reason, String message, String steps) {
    return TaskRun.all(
        List.of(
            Yaml.object(
                """
                metadata: {name: run-build-from-git}
                status:
                  startTime: '2026-04-04T12:00:00Z'
                  conditions:
                  - {type: Succeeded, status: 'False', reason: '%s', message: '%s'}
                  steps: [%s]
                """
                    .formatted(reason, message, steps))));
  }

  private static String step(String name, int code, String reason) {
    return "{name: %s, terminated: {exitCode: %d, reason: '%s', startedAt: '2026-04-04T12:00:01Z'}}, "
        .formatted(name, code, reason);
  }

  private static BuildState failed(String reason, String message, List<TaskRun> tasks) {
    return of(condition("False", reason, message), Map.of(), tasks);
  }

  private static BuildState of(Condition run, Map<String, String> results, List<TaskRun> tasks) {
    return new Classification(BuildSettings.DEFAULT).of(Orders.order(), run, results, tasks);
  }

  private static BuildState succeeded(Map<String, String> results) {
    return of(condition("True", "Succeeded", "done"), results, List.of());
  }

  private static BuildState.Failed failure(BuildState state) {
    assertThat(state).isInstanceOf(BuildState.Failed.class);
    BuildState.Failed failed = (BuildState.Failed) state;
    assertThat(failed.message()).endsWith(".").doesNotContain("..").doesNotContain("\n");
    return failed;
  }

  @Test
  void namesTheImageThatWasMade() {
    assertThat(succeeded(Map.of("APP_IMAGE_URL", "r.example/x:latest", "APP_IMAGE_DIGEST", DIGEST)))
        .isEqualTo(new BuildState.Succeeded(new Image("r.example/x:latest@" + DIGEST)));
    assertThat(succeeded(Map.of("APP_IMAGE_DIGEST", DIGEST)))
        .isEqualTo(new BuildState.Succeeded(new Image(NAME + "@" + DIGEST)));
  }

  @Test
  void takesTheImageFromItsTaskWhenThePipelineDoesNotPassItOn() {
    List<TaskRun> tasks =
        TaskRun.all(
            List.of(
                Yaml.object(
                    """
                    metadata: {name: run-build-from-git}
                    status:
                      results:
                      - {name: APP_IMAGE_DIGEST, type: string, value: "%s\\n"}
                    """
                        .formatted(DIGEST))));

    assertThat(of(condition("True", "Completed", ""), Map.of(), tasks))
        .isEqualTo(new BuildState.Succeeded(new Image(NAME + "@" + DIGEST)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", "sha256:12"})
  void doesNotTrustASuccessWithoutAnImage(String digest) {
    BuildState.Failed failed = failure(succeeded(Map.of("APP_IMAGE_DIGEST", digest)));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains("APP_IMAGE_DIGEST").contains("administrators");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cancelled", "CancelledRunFinally", "StoppedRunFinally"})
  void isCancelledWhenTektonSaysSo(String reason) {
    assertThat(failed(reason, "whatever", List.of())).isEqualTo(new BuildState.Cancelled());
  }

  @Test
  void tookTooLongWhenItRan() {
    BuildState.Failed failed =
        failure(
            failed(
                "PipelineRunTimeout",
                "failed to finish within",
                task("TaskRunTimeout", "", step("build", 1, "TaskRunTimeout"))));

    assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
    assertThat(failed.message()).startsWith("The build took longer than 30 min");
    assertThat(failed.step()).isNull();
  }

  @Test
  void isThePlatformsFailureWhenItNeverBegan() {
    BuildState.Failed failed =
        failure(
            failed(
                "PipelineRunTimeout",
                "",
                task(
                    "TaskRunTimeout",
                    "",
                    "{name: build, terminated: {exitCode: 1, reason: TaskRunTimeout}}")));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains("did not begin within 30 min");
  }

  @Test
  void isTheOwnersFailureInAStepThatRunsTheirCode() {
    BuildState.Failed failed =
        failure(
            failed(
                "Failed",
                "Tasks Completed: 1",
                task(
                    "Failed",
                    "step-build exited with code 51",
                    step("clone", 0, "Completed")
                        + step("optional", 3, "Completed")
                        + step("build", 51, "Error")
                        + step("export", 1, "Error"))));

    assertThat(failed.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed.step()).isEqualTo(new FailedStep("build", 51, ""));
    assertThat(failed.message()).contains("step build").contains("exit code 51");
  }

  @Test
  void isThePlatformsFailureInAnyOtherStep() {
    BuildState.Failed failed =
        failure(
            failed(
                "Failed",
                "",
                task("Failed", "", step("build", 0, "Completed") + step("export", 246, "Error"))));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.step()).isEqualTo(new FailedStep("export", 246, ""));
  }

  @ParameterizedTest
  @CsvSource({"137, Error", "137, OOMKilled", "0, OOMKilled"})
  void saysThatAStepNeedsTooMuchMemory(int code, String reason) {
    BuildState.Failed failed =
        failure(failed("Failed", "", task("Failed", "", step("build", code, reason))));

    assertThat(failed.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed.message()).contains("memory");
  }

  @Test
  void doesNotBlameTheOwnerForAnEviction() {
    BuildState.Failed failed =
        failure(
            failed(
                "Failed",
                "",
                task(
                    "Failed",
                    "The node was low on resource: memory.",
                    step("build", 137, "Error"))));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains("low on resource").contains("Deploy again");
  }

  @Test
  void blamesNoStepThatWasOnlySwept() {
    BuildState.Failed failed =
        failure(
            failed(
                "Failed",
                "",
                task(
                    "TaskRunImagePullFailed",
                    "the step build could not pull the image x",
                    step("build", 1, "TaskRunImagePullFailed"))));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.step()).isNull();
    assertThat(failed.message()).contains("cannot be fetched").contains("image x");
  }

  @ParameterizedTest
  @CsvSource({
    "PodCreationFailed, quota, does not take the build's pod",
    "PodCreationFailed, exceeded quota: q, no room",
    "ExceededNodeResources, '', no room",
    "CreateContainerConfigError, '', does not take the build's pod",
    "SomethingNew, strange words, strange words",
  })
  void saysWhatThePlatformLacksWhenATaskCannotRun(String reason, String message, String said) {
    BuildState.Failed failed = failure(failed("Failed", "", task(reason, message, "")));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains(said);
  }

  @ParameterizedTest
  @CsvSource({
    "CouldntGetPipeline, pipeline that makes images cannot be found",
    "CouldntGetTask, task of the pipeline",
    "InvalidWorkspaceBindings, wants other things",
    "ParameterMissing, wants other things",
    "ResourceVerificationFailed, trusted",
    "CreateRunFailed, does not take",
    "Failed, failed on the platform",
  })
  void saysWhatThePlatformLacksWhenTheRunCannotEvenBegin(String reason, String said) {
    BuildState.Failed failed = failure(failed(reason, "as Tekton says", List.of()));

    assertThat(failed.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed.message()).contains(said).contains("as Tekton says");
  }

  @Test
  void repeatsNoPasswordThatTektonRepeats() {
    BuildState.Failed failed =
        failure(failed("Failed", "cannot clone https://me:secret1@git.example/x\\nnow", List.of()));

    assertThat(failed.message()).doesNotContain("secret1").contains("git.example/x");
  }

  @Test
  void allowsATaskLessTimeThanTheBuildHas() {
    BuildState.Failed failed =
        failure(
            failed("Failed", "", task("TaskRunTimeout", "", step("build", 1, "TaskRunTimeout"))));

    assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
  }
}
