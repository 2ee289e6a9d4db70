package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.time.InstantSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.run.RunState;

/**
 * Why the cluster makes no pod for a run. Its Job does not tell; there are Events of who tried,
 * which are only asked for when there should be a pod by now.
 */
record RefusedPods(KubeClient client, InstantSource clock) {

  /** A pod is there sooner. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * What to tell of a Job that will get no pod.
   *
   * @throws ComponentsException.Unavailable when it may still get one, to look again in a while
   */
  RunState.Failed look(KubeObject job) {
    if (clock.instant().isAfter(job.createdAt().plus(PATIENCE))
        && PodRefusal.latest(client, job).map(why -> why.outlook().state()).orElse(null)
            instanceof JobState.Failed failed) {
      return new RunState.Failed(failed.fault(), failed.message(), null, null, clock.instant());
    }
    throw new ComponentsException.Unavailable("It has no pod yet.", PATIENCE);
  }
}
