package org.toolforge.components.kubernetes.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.Fault;

/**
 * What keeps a pod from running well, in words for its owner.
 *
 * @param hopeless whether nothing will become of it unless somebody does something
 * @param message a sentence, or several
 * @param speaker the container whose last lines may say more; null when none printed anything
 */
record PodTrouble(
    boolean hopeless, Fault fault, String message, KnownPod pod, @Nullable KnownContainer speaker) {

  private static final Set<String> PULLING = Set.of("ErrImagePull", "RegistryUnavailable");

  /**
   * An image's name comes from a build that succeeded, and nothing that the owner writes is in it.
   * So it is the platform's fault when it cannot be had, though a new build may help.
   */
  private static final Set<String> UNPULLABLE =
      Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");

  private static final Set<String> UNSTARTABLE =
      Set.of("CreateContainerError", "RunContainerError", "StartError", "PostStartHookError");

  private static final String CONFIG = "CreateContainerConfigError";
  private static final String LOOP = "CrashLoopBackOff";

  /** The kubelet says so of secrets that it only has not read yet. */
  private static final String NOT_READ_YET = "failed to sync";

  /** What exit codes mean by which shells and launchers end. */
  private static final Map<Integer, String> MEANINGS =
      Map.of(
          126, "its command cannot be executed; check run.command",
          127, "its command was not found; check run.command",
          137, "it was killed, since it took too much memory or did not stop when told to",
          143, "it was told to stop, such as after its health check failed");

  /** What is wrong with a pod that is to run; the worst, if there is more than one thing. */
  static Optional<PodTrouble> of(KnownPod pod) {
    List<PodTrouble> all = pod.all().flatMap(container -> of(pod, container).stream()).toList();
    return all.stream()
        .filter(PodTrouble::hopeless)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .or(() -> homeless(pod));
  }

  private static Optional<PodTrouble> homeless(KnownPod pod) {
    return pod.unschedulable().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PodTrouble(
                false,
                Fault.INFRASTRUCTURE,
                "No machine of the cluster has room for it: %s Let it need less of run.cpu or run.memory, or wait."
                    .formatted(sentence(pod.unschedulable())),
                pod,
                null));
  }

  private static Optional<PodTrouble> of(KnownPod pod, KnownContainer container) {
    String reason = container.waiting();
    if (PULLING.contains(reason)) {
      return Optional.of(
          new PodTrouble(
              false,
              Fault.INFRASTRUCTURE,
              "Its image cannot be pulled, which is tried again: " + sentence(told(container)),
              pod,
              null));
    }
    if (UNPULLABLE.contains(reason)) {
      return Optional.of(unpullable(pod, container));
    }
    if (reason.equals(CONFIG)) {
      return Optional.of(unset(pod, container));
    }
    if (UNSTARTABLE.contains(reason)) {
      return Optional.of(
          content(
              pod,
              container,
              "It cannot be started (%s): %s Check run.command and what the image has."
                  .formatted(reason, sentence(told(container)))));
    }
    KnownContainer.End end = container.end();
    if (end == null || container.ready() || (end.exitCode() == 0 && container.endedForGood())) {
      return Optional.empty();
    }
    return Optional.of(
        reason.equals(LOOP)
            ? content(pod, container, ended(container, end, times(container.restarts())))
            : new PodTrouble(
                false,
                Fault.CONTENT,
                ended(container, end, "and was started again"),
                pod,
                container));
  }

  private static PodTrouble unpullable(KnownPod pod, KnownContainer container) {
    return new PodTrouble(
        true,
        Fault.INFRASTRUCTURE,
        "Its image cannot be pulled (%s): %s Build it anew with force_build, and tell the administrators if that does not help."
            .formatted(container.waiting(), sentence(told(container))),
        pod,
        null);
  }

  private static PodTrouble unset(KnownPod pod, KnownContainer container) {
    return new PodTrouble(
        !container.message().contains(NOT_READ_YET),
        Fault.CONTENT,
        "Something that it takes its variables or files from is missing (%s): %s Make it, or correct run.env_from."
            .formatted(CONFIG, sentence(told(container))),
        pod,
        null);
  }

  private static PodTrouble content(KnownPod pod, KnownContainer container, String message) {
    KnownContainer speaker = container.end() == null ? null : container;
    return new PodTrouble(true, Fault.CONTENT, message, pod, speaker);
  }

  private static String told(KnownContainer container) {
    return container.message().isEmpty() ? container.waiting() : container.message();
  }

  private static String times(int restarts) {
    return restarts <= 1 ? "as soon as it ran" : "again and again, %d times".formatted(restarts);
  }

  private static String ended(KnownContainer container, KnownContainer.End end, String how) {
    String held = container.waiting().isEmpty() ? "" : " (%s)".formatted(container.waiting());
    if (end.wasShortOfMemory()) {
      return "It was stopped %s, as it needs more memory than it may have%s. Raise run.memory, or let it need less."
          .formatted(how, held);
    }
    return "It ended with %s %s%s. Correct that in its code or its config, then deploy."
        .formatted(exit(end), how, held);
  }

  /** How a pod failed that is not started again, such as one of a job's. */
  static PodTrouble endOf(KnownPod pod) {
    if (pod.reason().equals("Evicted")) {
      return new PodTrouble(
          true,
          Fault.INFRASTRUCTURE,
          "The cluster took its place away: %s Deploy again.".formatted(sentence(pod.message())),
          pod,
          null);
    }
    Optional<KnownContainer> culprit =
        pod.all()
            .filter(container -> {
              KnownContainer.End end = container.end();
              return end != null && end.exitCode() != 0;
            })
            .findFirst();
    KnownContainer container = culprit.orElse(null);
    KnownContainer.End end = container == null ? null : container.end();
    if (container == null || end == null) {
      return new PodTrouble(
          true,
          Fault.INFRASTRUCTURE,
          "Its pod failed, and the cluster does not say why. Deploy again, and tell the administrators if it fails again.",
          pod,
          null);
    }
    String message =
        end.wasShortOfMemory()
            ? "It was stopped, as it needs more memory than it may have. Raise run.memory, or let it need less."
            : "It failed with %s.".formatted(exit(end));
    return new PodTrouble(true, Fault.CONTENT, message, pod, container);
  }

  /** An exit code, with what it means where that is known. */
  static String exit(KnownContainer.End end) {
    String meaning = MEANINGS.getOrDefault(end.exitCode(), "");
    return "exit code %d%s"
        .formatted(end.exitCode(), meaning.isEmpty() ? "" : " (" + meaning + ")");
  }

  /** Others' words, so that more can be said after them. */
  static String sentence(String words) {
    String line = words.strip().replaceAll("\\s+", " ");
    String shown = line.length() <= 400 ? line : line.substring(0, 400) + "…";
    return shown.endsWith(".") || shown.endsWith("…") ? shown : shown + ".";
  }
}
