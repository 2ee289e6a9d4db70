package org.toolforge.components.kubernetes.run;

import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.JobState;

/**
 * How a job is, and which pod could say more about why it failed.
 *
 * @param state without the last words of any pod
 * @param trouble null when no pod has to do with it
 */
record Outlook(JobState state, @Nullable PodTrouble trouble) {

  static Outlook starting(String message) {
    return new Outlook(new JobState.Starting(message), null);
  }

  static Outlook of(JobState state) {
    return new Outlook(state, null);
  }

  /** It failed for what a pod tells. */
  static Outlook failed(PodTrouble trouble, String message) {
    return new Outlook(new JobState.Failed(trouble.fault(), message), trouble);
  }
}
