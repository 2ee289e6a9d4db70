package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.RunState;

/** What keeps a run from beginning, for now or for good. */
final class RunHindrances {

  private static final Set<String> NO_IMAGE =
      Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");

  private static final String NO_CONFIG = "CreateContainerConfigError";

  private static final Set<String> NO_START = Set.of("CreateContainerError", "RunContainerError");

  /** What says so often enough on its way up has nothing to say. */
  private static final Set<String> USUAL = Set.of("ContainerCreating", "PodInitializing");

  private RunHindrances() {}

  /** Why it has not begun; empty when there is nothing to say. */
  static String of(RunPod pod) {
    for (RunPod.Container container : pod.containers()) {
      if (!container.waiting().isEmpty() && !USUAL.contains(container.waiting())) {
        return container.waitingMessage().isEmpty()
            ? container.waiting()
            : container.waiting() + ": " + container.waitingMessage();
      }
    }
    return pod.hindrance().isEmpty() ? "" : "no node has room for it: " + pod.hindrance();
  }

  /**
   * What keeps it from ever starting; it can be stopped then.
   *
   * @param now when that was found out
   */
  static Optional<RunState.Failed> hopeless(RunPod pod, Instant now) {
    for (RunPod.Container container : pod.containers()) {
      String said =
          container.waitingMessage().isEmpty()
              ? container.waiting()
              : container.waiting() + ": " + container.waitingMessage();
      if (NO_IMAGE.contains(container.waiting())) {
        return Optional.of(
            hopeless(
                Fault.INFRASTRUCTURE,
                "Its image cannot be had (%s). Deploy the component again, so that it is built"
                    + " anew; if that does not help, tell the administrators.",
                said,
                pod,
                now));
      }
      if (container.waiting().equals(NO_CONFIG)) {
        return Optional.of(
            hopeless(
                Fault.CONTENT,
                "It cannot be started (%s). Is there everything that run.env_from of its component"
                    + " names?",
                said,
                pod,
                now));
      }
      if (NO_START.contains(container.waiting())) {
        return Optional.of(
            hopeless(
                Fault.CONTENT,
                "Its command cannot be started (%s). The image has to have what starts commands; has"
                    + " it been built by this service?",
                said,
                pod,
                now));
      }
    }
    return Optional.empty();
  }

  private static RunState.Failed hopeless(
      Fault fault, String sentence, String said, RunPod pod, Instant now) {
    return new RunState.Failed(
        fault, sentence.formatted(said), null, pod.command().startedAt(), now);
  }
}
