package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

class RunStatesTest {

  private static final RunOrder ORDER = TestRuns.order("a").timeout(Duration.ofSeconds(90)).build();
  private static final Instant BEGUN = Instant.parse("2026-04-04T12:00:10Z");
  private static final Instant ENDED = Instant.parse("2026-04-04T12:01:00Z");
  private static final KubeObject GOING = Yaml.object("{metadata: {}, status: {active: 1}}");

  private static KubeObject failed(String reason) {
    return Yaml.object(
        """
        metadata: {}
        status:
          conditions:
          - {type: Failed, status: "True", reason: %s, lastTransitionTime: "2026-04-04T12:01:00Z"}
        """
            .formatted(reason));
  }

  private static RunPod pod(String yaml) {
    return RunPod.of(Yaml.object("status:\n" + yaml.indent(2)));
  }

  private static RunPod container(String state) {
    return pod("containerStatuses: [{name: main, state: %s}]".formatted(state));
  }

  private static String terminated(int code, String reason) {
    return "{terminated: {exitCode: %d, reason: %s, startedAt: '%s', finishedAt: '%s'}}"
        .formatted(code, reason, BEGUN, ENDED);
  }

  /** The command ended well as far as the cluster knows; the other container knows better. */
  private static RunPod brought(String reason, int code, String told) {
    return pod(
        """
        initContainerStatuses: [{name: main, state: %s}]
        containerStatuses:
        - name: results
          state: {terminated: {exitCode: %d, reason: Error, message: '%s'}}
        """
            .formatted(terminated(0, reason), code, told));
  }

  private static RunState.Failed failed(@Nullable RunPod pod) {
    RunState state = RunStates.of(ORDER, failed("BackoffLimitExceeded"), pod, null);
    assertThat(state).isInstanceOf(RunState.Failed.class);
    return (RunState.Failed) state;
  }

  @Test
  void waitsForAPod() {
    assertThat(RunStates.of(ORDER, GOING, null, null)).isEqualTo(new RunState.Pending(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ContainerCreating", "PodInitializing"})
  void saysNothingOfWhatIsUsual(String reason) {
    assertThat(
            RunStates.of(
                ORDER, GOING, container("{waiting: {reason: %s}}".formatted(reason)), null))
        .isEqualTo(new RunState.Pending(""));
  }

  @Test
  void saysWhatIsInTheWay() {
    assertThat(
            RunStates.of(
                ORDER,
                GOING,
                container("{waiting: {reason: ErrImagePull, message: not found}}"),
                null))
        .isEqualTo(
            new RunState.Pending("Its image cannot be pulled, which is tried again: not found."));
    assertThat(
            RunStates.of(
                ORDER,
                GOING,
                pod(
                    "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: no CPU left}]"),
                null))
        .asString()
        .contains("has room for it: no CPU left.");
  }

  @Test
  void runsSinceItsProcessDoes() {
    assertThat(
            RunStates.of(
                ORDER, GOING, container("{running: {startedAt: '%s'}}".formatted(BEGUN)), null))
        .isEqualTo(new RunState.Running(BEGUN));
    assertThat(RunStates.of(ORDER, GOING, brought("Completed", 0, ""), null))
        .isEqualTo(new RunState.Running(BEGUN));
  }

  @Test
  void succeedsWithItsJob() {
    KubeObject job =
        Yaml.object(
            """
            metadata: {}
            status:
              completionTime: "2026-04-04T12:01:00Z"
              conditions: [{type: Complete, status: "True"}]
            """);

    assertThat(RunStates.of(ORDER, job, container(terminated(0, "Completed")), null))
        .isEqualTo(new RunState.Succeeded(BEGUN, ENDED));
    assertThat(RunStates.of(ORDER, job, null, BEGUN))
        .isEqualTo(new RunState.Succeeded(BEGUN, ENDED));
    assertThat(RunStates.of(ORDER, job, null, null))
        .isEqualTo(new RunState.Succeeded(ENDED, ENDED));
  }

  @Test
  void failsWithTheExitCodeOfItsCommand() {
    assertThat(failed(container(terminated(3, "Error"))))
        .isEqualTo(
            new RunState.Failed(
                Fault.CONTENT,
                "Its command ended with exit code 3. Its log tells more.",
                3,
                BEGUN,
                ENDED));
  }

  @ParameterizedTest
  @CsvSource({
    "OOMKilled, run.memory",
    "ContainerCannotRun, cannot be started",
    "StartError, cannot be started",
  })
  void saysWhatToDoAboutAnEnd(String reason, String says) {
    RunState.Failed failed = failed(container(terminated(137, reason)));

    assertThat(failed.fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed.exitCode()).isEqualTo(137);
    assertThat(failed.message()).contains(says);
  }

  @Test
  void takesTheEndOfTheCommandFromWhoBringsItsResults() {
    assertThat(failed(brought("Completed", 3, "3 ok")))
        .isEqualTo(failed(container(terminated(3, "Error"))));
    assertThat(failed(brought("OOMKilled", 137, "137 ok")).message()).contains("run.memory");
  }

  @Test
  void failsWhenItsResultsAreLost() {
    assertThat(failed(brought("Completed", 1, "0 000 curl: (7) Failed to connect")))
        .isEqualTo(
            new RunState.Failed(
                Fault.INFRASTRUCTURE,
                "Its results could not be kept: curl: (7) Failed to connect Start it again; if that"
                    + " does not help, tell the administrators.",
                0,
                BEGUN,
                ENDED));
    assertThat(failed(brought("Completed", 1, "0 413 Too many files.")))
        .isEqualTo(
            new RunState.Failed(
                Fault.CONTENT, "Its results could not be kept: Too many files.", 0, BEGUN, ENDED));
    assertThat(failed(brought("Completed", 1, "4 413 Too many files.")).message())
        .isEqualTo(
            "Its command ended with exit code 4. Its log tells more. Its results could not be kept:"
                + " Too many files.");
    assertThat(failed(brought("Completed", 137, "")).message()).contains("what brings them broke");
  }

  @Test
  void saysThatANodeThrewItOut() {
    RunPod evicted = pod("{phase: Failed, reason: Evicted, message: The node was low on memory.}");
    RunPod full =
        pod(
            "{phase: Failed, reason: Evicted, message: Usage of EmptyDir volume \"results\" exceeds the"
                + " limit \"1Gi\".}");

    assertThat(failed(evicted).fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed(evicted).message())
        .isEqualTo("Its node stopped it: The node was low on memory. Start it again.");
    assertThat(failed(full).fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed(full).message()).startsWith("It wrote more files than it may");
    assertThat(failed((RunPod) null).message()).contains("lost its pod");
  }

  @Test
  void isStoppedWhenItTakesTooLong() {
    assertThat(RunStates.of(ORDER, failed("DeadlineExceeded"), null, BEGUN))
        .isEqualTo(
            new RunState.Failed(
                Fault.TIMEOUT,
                "It took longer than 90 seconds and was stopped. Start it with a longer timeout, or"
                    + " give it less to do.",
                null,
                BEGUN,
                ENDED));
    assertThat(RunStates.of(ORDER, failed("DeadlineExceeded"), null, null))
        .isEqualTo(
            new RunState.Failed(
                Fault.TIMEOUT,
                "It did not begin within 90 seconds. Start it again later.",
                null,
                null,
                ENDED));
  }

  @ParameterizedTest
  @CsvSource({
    "ImagePullBackOff, INFRASTRUCTURE, cannot be pulled",
    "InvalidImageName, INFRASTRUCTURE, cannot be pulled",
    "CreateContainerConfigError, CONTENT, run.env_from",
    "RunContainerError, CONTENT, cannot be started",
  })
  void givesUpWhatWillNeverStart(String reason, Fault fault, String says) {
    Optional<RunState.Failed> failed =
        RunHindrances.hopeless(
            container("{waiting: {reason: %s, message: so it is}}".formatted(reason)), ENDED);

    assertThat(failed).map(RunState.Failed::fault).contains(fault);
    assertThat(failed.orElseThrow().message()).contains(says, "so it is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{waiting: {reason: ErrImagePull}}",
        "{waiting: {reason: ContainerCreating}}",
        "{waiting: {reason: CreateContainerConfigError, message: failed to sync secret cache}}",
        "{running: {}}",
        "{}"
      })
  void givesNothingUpTooSoon(String state) {
    assertThat(RunHindrances.hopeless(container(state), ENDED)).isEmpty();
  }
}
