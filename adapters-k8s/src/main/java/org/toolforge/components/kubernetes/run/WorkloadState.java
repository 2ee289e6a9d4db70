package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.JobState;

/**
 * How a job is, by what its controller says of it, and its pods. Pods tell first when nothing will
 * become of them, long before any controller gives up.
 */
final class WorkloadState {

  private static final Comparator<KnownPod> OLDEST_FIRST =
      Comparator.<KnownPod, Instant>comparing(pod -> pod.object().createdAt())
          .thenComparingLong(pod -> pod.object().version());

  private final KnownWorkload workload;

  /** Those that count, oldest first. */
  private final List<KnownPod> pods;

  private final @Nullable PodRefusal refusal;

  private WorkloadState(KnownWorkload workload, List<KnownPod> pods, @Nullable PodRefusal refusal) {
    this.workload = workload;
    this.pods = pods.stream().sorted(OLDEST_FIRST).toList();
    this.refusal = refusal;
  }

  /**
   * How a job of ours is.
   *
   * @param pods all of its component
   * @param refusal why the cluster takes none of its pods; null when it does, or does not tell
   */
  static Outlook of(KnownWorkload workload, List<KnownPod> pods, @Nullable PodRefusal refusal) {
    return switch (workload.kind()) {
      case DEPLOYMENT -> new WorkloadState(workload, newest(workload, pods), refusal).deployment();
      case JOB -> new WorkloadState(workload, made(workload, pods), refusal).job();
      // Runs of a schedule come and go; the schedule itself is there once it is taken.
      case CRON_JOB -> Outlook.of(new JobState.Ready());
    };
  }

  /** Those of the revision that was applied last; the others are on their way out. */
  private static List<KnownPod> newest(KnownWorkload workload, List<KnownPod> pods) {
    String revision = workload.spec() == null ? "" : workload.spec().revision().value();
    return pods.stream()
        .filter(pod -> pod.revision().equals(revision))
        .filter(pod -> !pod.isOver() && !pod.object().isBeingDeleted())
        .toList();
  }

  private static List<KnownPod> made(KnownWorkload workload, List<KnownPod> pods) {
    return pods.stream().filter(pod -> pod.owner().equals(workload.object().uid())).toList();
  }

  private Outlook deployment() {
    Tree status = workload.status();
    if (status.whole("observedGeneration") < workload.generation()) {
      return Outlook.starting("the cluster has not taken it up yet");
    }
    Optional<Outlook> refused = refused();
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<PodTrouble> hopeless = trouble().filter(PodTrouble::hopeless);
    if (hopeless.isPresent()) {
      return Outlook.failed(hopeless.get(), hopeless.get().message());
    }
    int wanted = workload.replicas();
    if (wanted == 0) {
      return Outlook.starting("it is scaled to 0 replicas, so nothing runs");
    }
    boolean ready =
        status.whole("updatedReplicas") == wanted
            && status.whole("availableReplicas") == wanted
            && status.whole("replicas") == wanted;
    return ready ? Outlook.of(new JobState.Ready()) : Outlook.starting(progress(status, wanted));
  }

  private Optional<Outlook> refused() {
    Tree failure = KnownPod.condition(workload.status(), "ReplicaFailure");
    PodRefusal told =
        failure.text("status").equals("True") ? new PodRefusal(failure.text("message")) : refusal;
    return Optional.ofNullable(told).map(PodRefusal::outlook);
  }

  private Optional<PodTrouble> trouble() {
    List<PodTrouble> all = pods.stream().flatMap(pod -> PodTrouble.of(pod).stream()).toList();
    return all.stream().filter(PodTrouble::hopeless).findFirst().or(() -> all.stream().findFirst());
  }

  private String progress(Tree status, int wanted) {
    long up = pods.stream().filter(KnownPod::ready).count();
    if (up >= wanted) {
      return status.whole("replicas") > wanted
          ? "the replicas of before are being stopped"
          : "all replicas are up, and have to stay so for a moment";
    }
    String count =
        wanted == 1 ? "it is not up yet" : "%d of %d replicas are up".formatted(up, wanted);
    return trouble()
        .map(PodTrouble::message)
        .or(() -> unhealthy())
        .map(why -> count + ". " + why)
        .orElse(count);
  }

  /** A process that runs and is not ready has only its health check to wait for. */
  private Optional<String> unhealthy() {
    boolean runs =
        pods.stream()
            .anyMatch(pod ->
                !pod.ready()
                    && pod.containers().stream().anyMatch(KnownContainer::running)
                    && pod.containers().stream()
                        .allMatch(container -> container.running() || container.ready()));
    return runs ? check() : Optional.empty();
  }

  private Optional<String> check() {
    Component component = workload.spec() == null ? null : workload.spec().component();
    if (!(component instanceof ContinuousComponent lasting)) {
      return Optional.empty();
    }
    return switch (lasting.healthCheck()) {
      case HealthCheck.None ignored -> Optional.empty();
      case HealthCheck.Http http ->
          Optional.of(
              "It runs, and its health check has not succeeded yet: GET %s on port %s."
                  .formatted(http.path(), lasting.port() == null ? "?" : lasting.port().number()));
      case HealthCheck.Script ignored ->
          Optional.of("It runs, and the script of its health check has not ended with 0 yet.");
    };
  }

  private Outlook job() {
    Tree status = workload.status();
    if (KnownPod.holds(status, "Complete")) {
      return Outlook.of(new JobState.Succeeded());
    }
    Tree failure = KnownPod.condition(status, "Failed");
    if (failure.text("status").equals("True")) {
      return JobEnd.failed(failure, pods, status.whole("failed"));
    }
    List<KnownPod> going = pods.stream().filter(pod -> !pod.isOver()).toList();
    Optional<PodTrouble> hopeless =
        going.stream()
            .flatMap(pod -> PodTrouble.of(pod).stream())
            .filter(PodTrouble::hopeless)
            .findFirst();
    if (hopeless.isPresent()) {
      return Outlook.failed(hopeless.get(), hopeless.get().message());
    }
    if (pods.isEmpty() && refusal != null) {
      return refusal.outlook();
    }
    return Outlook.starting(jobProgress(going));
  }

  private String jobProgress(List<KnownPod> going) {
    List<KnownPod> failed = pods.stream().filter(KnownPod::failed).toList();
    if (!failed.isEmpty()) {
      return JobEnd.triesAgain(workload, failed);
    }
    if (going.isEmpty()) {
      return "starting";
    }
    return going.stream()
        .flatMap(pod -> PodTrouble.of(pod).stream())
        .map(PodTrouble::message)
        .findFirst()
        .orElse(going.getLast().phase().equals("Running") ? "running" : "starting");
  }
}
