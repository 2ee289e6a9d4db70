package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.Component;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.TestPlans;

class WorkloadStateTest {

  private static final int GENERATION = 4;

  private static KnownWorkload workload(Component component, int replicas, String status) {
    return new KnownWorkload(
        WorkloadKind.of(component),
        Yaml.object("metadata: {name: any, namespace: tool-any, uid: job}"),
        "",
        false,
        new JobSpec(component, TestPlans.image("api"), new JobRevision("new")),
        "",
        Set.of(),
        GENERATION,
        replicas,
        new Tree(Yaml.object(status).tree()),
        List.of());
  }

  /** A pod; what is left open of it is like that of one that has not begun. */
  private static KnownPod pod(String revision, String status) {
    return KnownPod.of(
        Yaml.object(
            """
            metadata:
              name: any
              namespace: tool-any
              labels: {components-api.toolforge.org/revision: %s}
              ownerReferences: [{uid: job, controller: true}]
            status: %s
            """
                .formatted(revision, status)));
  }

  private static KnownPod waiting(String revision, String reason, String message) {
    return pod(
        revision,
        "{phase: Pending, containerStatuses: [{name: main, state: {waiting: {reason: %s, message: '%s'}}}]}"
            .formatted(reason, message));
  }

  private static KnownPod failed(String details) {
    return pod(
        "new",
        "{phase: Failed, containerStatuses: [{name: main, state: {terminated: {%s}}}]}"
            .formatted(details));
  }

  private static JobState deployment(int replicas, String status, KnownPod... pods) {
    return WorkloadState.of(
            workload(continuous("api").replicas(2).build(), replicas, status), List.of(pods), null)
        .state();
  }

  private static JobState job(String status, @Nullable PodRefusal refusal, KnownPod... pods) {
    return WorkloadState.of(
            workload(oneOff("migrate").retry(1).build(), 0, status), List.of(pods), refusal)
        .state();
  }

  private static JobState starting(String message) {
    return new JobState.Starting(message);
  }

  private static String deploymentStatus(int replicas, int updated, int available) {
    return "{observedGeneration: %d, replicas: %d, updatedReplicas: %d, availableReplicas: %d}"
        .formatted(GENERATION, replicas, updated, available);
  }

  @Test
  void isReadyOnceAllAndOnlyNewReplicasAreAvailable() {
    assertThat(deployment(2, deploymentStatus(2, 2, 2))).isEqualTo(new JobState.Ready());
    assertThat(
            deployment(
                2,
                "{observedGeneration: 3, replicas: 2, updatedReplicas: 2, availableReplicas: 2}"))
        .isEqualTo(starting("the cluster has not taken it up yet"));
    assertThat(deployment(2, deploymentStatus(3, 2, 2))).isInstanceOf(JobState.Starting.class);
    assertThat(deployment(2, deploymentStatus(2, 1, 2)))
        .isEqualTo(starting("0 of 2 replicas are up"));
  }

  @Test
  void isNotReadyWhereSomebodyStoppedAll() {
    assertThat(deployment(0, deploymentStatus(0, 0, 0)))
        .isEqualTo(starting("it is scaled to 0 replicas, so nothing runs"));
  }

  @Test
  void asksOnlyThePodsOfTheNewestRevision() {
    String status = deploymentStatus(3, 1, 2);
    assertThat(deployment(2, status, waiting("old", "CrashLoopBackOff", "")))
        .isInstanceOf(JobState.Starting.class);
    assertThat(deployment(2, status, waiting("new", "InvalidImageName", "what is that")))
        .isInstanceOf(JobState.Failed.class);
  }

  @Test
  void hasPatienceWithWhatMayPass() {
    String status = deploymentStatus(2, 2, 0);
    assertThat(
            Stream.of(
                    waiting("new", "ErrImagePull", "timeout"),
                    waiting("new", "CreateContainerConfigError", "failed to sync secret cache"),
                    waiting("new", "ContainerCreating", ""),
                    pod("new", "{phase: Failed, reason: Evicted, message: low on memory}"))
                .map(pod -> deployment(2, status, pod)))
        .allMatch(JobState.Starting.class::isInstance);
  }

  @Test
  void tellsWhatIsUpAndWhatIsInTheWay() {
    KnownPod ready =
        pod(
            "new",
            "{phase: Running, conditions: [{type: Ready, status: 'True'}], containerStatuses: [{name: main, ready: true, state: {running: {}}}]}");
    assertThat(
            deployment(
                2, deploymentStatus(2, 2, 1), ready, waiting("new", "ErrImagePull", "timeout")))
        .isEqualTo(
            starting(
                "1 of 2 replicas are up. Its image cannot be pulled, which is tried again: timeout."));
  }

  @Test
  void tellsHowAJobEnded() {
    assertThat(job("{conditions: [{type: Complete, status: 'True'}]}", null))
        .isEqualTo(new JobState.Succeeded());
    assertThat(
            job(
                "{failed: 2, conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded}]}",
                null,
                failed("exitCode: 127, reason: Error")))
        .isEqualTo(
            new JobState.Failed(
                Fault.CONTENT,
                "It failed with exit code 127 (its command was not found; check run.command). It was tried 2 times."));
    assertThat(
            job("{conditions: [{type: Failed, status: 'True', reason: DeadlineExceeded}]}", null))
        .extracting(state -> ((JobState.Failed) state).fault())
        .isEqualTo(Fault.TIMEOUT);
  }

  @Test
  void blamesThePlatformForAPodThatItThrewOut() {
    assertThat(
            job(
                "{failed: 1, conditions: [{type: Failed, status: 'True', reason: BackoffLimitExceeded}]}",
                null,
                pod(
                    "new",
                    "{phase: Failed, reason: Evicted, message: The node was low on memory}")))
        .isEqualTo(
            new JobState.Failed(
                Fault.INFRASTRUCTURE,
                "The cluster took its place away: The node was low on memory. Deploy again."));
  }

  @Test
  void tellsHowOftenAJobIsTriedAgain() {
    assertThat(job("{failed: 1}", null, failed("exitCode: 1")))
        .isEqualTo(starting("failed once with exit code 1; tries again (1 of 1)"));
    assertThat(job("{active: 1}", null)).isEqualTo(starting("starting"));
  }

  @Test
  void tellsWhyTheClusterTakesNoPods() {
    assertThat(
            job("{}", new PodRefusal("Error creating: pods \"x\" is forbidden: exceeded quota: q")))
        .isInstanceOfSatisfying(
            JobState.Failed.class, failed -> assertThat(failed.fault()).isEqualTo(Fault.CONTENT));
    assertThat(
            job(
                "{}",
                new PodRefusal(
                    "Error creating: pods \"x\" is forbidden: error looking up service account")))
        .isInstanceOf(JobState.Starting.class);
    assertThat(job("{}", new PodRefusal("Error creating: failed calling webhook")))
        .isInstanceOf(JobState.Starting.class);
  }
}
