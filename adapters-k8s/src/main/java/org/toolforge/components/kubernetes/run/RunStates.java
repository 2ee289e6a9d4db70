package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/** How far a run is, from its Job and its pod. */
final class RunStates {

  private RunStates() {}

  /**
   * The state as the cluster shows it.
   *
   * @param pod the latest; null when there is none
   * @param noted when it was seen to begin; null when it was not
   */
  static RunState of(
      RunOrder order, KubeObject job, @Nullable RunPod pod, @Nullable Instant noted) {
    Tree status = Tree.of(job).child("status");
    Instant began = pod == null ? null : pod.command().startedAt();
    Instant started = began == null ? noted : began;
    Optional<Tree> complete = condition(status, "Complete");
    if (complete.isPresent()) {
      Instant ended = status.time("completionTime").orElseGet(() -> when(complete.get(), job));
      return new RunState.Succeeded(started == null ? ended : started, later(started, ended));
    }
    Optional<Tree> failed = condition(status, "Failed");
    if (failed.isPresent()) {
      return failed(order, failed.get(), pod, started, later(started, when(failed.get(), job)));
    }
    if (pod == null) {
      return new RunState.Pending("");
    }
    return started == null
        ? new RunState.Pending(RunHindrances.of(pod))
        : new RunState.Running(started);
  }

  private static Optional<Tree> condition(Tree status, String type) {
    return status.items("conditions").stream()
        .filter(one -> one.text("type").equals(type) && one.text("status").equals("True"))
        .findFirst();
  }

  private static Instant when(Tree condition, KubeObject job) {
    return condition.time("lastTransitionTime").orElseGet(job::createdAt);
  }

  /** Clocks of nodes differ, and nothing ends before it begins. */
  private static Instant later(@Nullable Instant started, Instant ended) {
    return started != null && started.isAfter(ended) ? started : ended;
  }

  private static RunState.Failed failed(
      RunOrder order,
      Tree condition,
      @Nullable RunPod pod,
      @Nullable Instant started,
      Instant ended) {
    if (condition.text("reason").equals("DeadlineExceeded")) {
      return new RunState.Failed(Fault.TIMEOUT, timeout(order, pod, started), null, started, ended);
    }
    if (pod != null) {
      RunPod.End command = pod.command().end();
      if (command != null && command.exitCode() != 0) {
        return ended(command, started, ended);
      }
      RunPod.End upload = pod.upload().end();
      if (upload != null && upload.exitCode() != 0) {
        return notBrought(upload, command, started, ended);
      }
      if (!pod.known().reason().isEmpty()) {
        return thrownOut(pod, started, ended);
      }
    }
    return new RunState.Failed(
        Fault.INFRASTRUCTURE, "The cluster lost its pod. Start it again.", null, started, ended);
  }

  /** The command ended, and how it did is what the other container knows. */
  private static RunState.Failed notBrought(
      RunPod.End upload, RunPod.@Nullable End command, @Nullable Instant started, Instant ended) {
    UploadReport report =
        UploadReport.of(upload.message())
            .orElse(new UploadReport(0, 0, "what brings them broke, " + upload.reason()));
    String lost =
        "Its results could not be kept: %s".formatted(report.trouble())
            + (report.isRefused()
                ? ""
                : " Start it again; if that does not help, tell the administrators.");
    if (report.exitCode() == 0) {
      Fault fault = report.isRefused() ? Fault.CONTENT : Fault.INFRASTRUCTURE;
      return new RunState.Failed(fault, lost, 0, started, ended);
    }
    // The shell around the command outlives it, so that of the end of the command it tells more.
    String reason = command == null ? "" : command.reason();
    RunState.Failed failed = ended(new RunPod.End(report.exitCode(), reason, ""), started, ended);
    return report.isBrought()
        ? failed
        : new RunState.Failed(
            failed.fault(), failed.message() + " " + lost, failed.exitCode(), started, ended);
  }

  private static String timeout(RunOrder order, @Nullable RunPod pod, @Nullable Instant started) {
    if (started != null) {
      return ("It took longer than %d seconds and was stopped. Start it with a longer timeout, or give it"
              + " less to do.")
          .formatted(order.timeout().toSeconds());
    }
    String why = pod == null ? "" : RunHindrances.of(pod);
    return "It did not begin within %d seconds. %sStart it again later."
        .formatted(order.timeout().toSeconds(), why.isEmpty() ? "" : why + " ");
  }

  private static RunState.Failed ended(RunPod.End end, @Nullable Instant started, Instant ended) {
    String message =
        switch (end.reason()) {
          case "OOMKilled" ->
              "It used more memory than it may (exit code %d). Give its component more with"
                  + " run.memory and deploy that, or have it use less.";
          case "ContainerCannotRun", "StartError" ->
              "Its command cannot be started (exit code %d). The image has to have what starts"
                  + " commands; has it been built by this service?";
          default -> "Its command ended with exit code %d. Its log tells more.";
        };
    return new RunState.Failed(
        Fault.CONTENT, message.formatted(end.exitCode()), end.exitCode(), started, ended);
  }

  private static RunState.Failed thrownOut(RunPod pod, @Nullable Instant started, Instant ended) {
    String said = pod.known().message().isEmpty() ? pod.known().reason() : pod.known().message();
    boolean disk = said.contains("EmptyDir") || said.contains("ephemeral");
    return new RunState.Failed(
        disk ? Fault.CONTENT : Fault.INFRASTRUCTURE,
        disk
            ? "It wrote more files than it may and was stopped: %s".formatted(said)
            : "Its node stopped it: %s Start it again.".formatted(said),
        null,
        started,
        ended);
  }
}
