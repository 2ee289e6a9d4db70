package org.toolforge.components.kubernetes.run;

import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.run.RunState;

/** What keeps a run from beginning, for now or for good. */
final class RunHindrances {

  private RunHindrances() {}

  /** Why it has not begun; empty when there is nothing to say. */
  static String of(RunPod pod) {
    return PodTrouble.of(pod.known()).map(PodTrouble::message).orElse("");
  }

  /**
   * What keeps it from ever starting; it can be stopped then.
   *
   * @param now when that was found out
   */
  static Optional<RunState.Failed> hopeless(RunPod pod, Instant now) {
    return PodTrouble.of(pod.known())
        .filter(PodTrouble::hopeless)
        .map(trouble ->
            new RunState.Failed(
                trouble.fault(), trouble.message(), null, pod.command().startedAt(), now));
  }
}
