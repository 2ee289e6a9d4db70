package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.RunState;

/**
 * Why the cluster makes no pod for a run. Its Job does not tell; there are Events of who tried,
 * which are only asked for when there should be a pod by now.
 */
record RefusedPods(KubeClient client, InstantSource clock) {

  /** A pod is there sooner. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final String PREFIX = "Error creating: ";

  /**
   * What to tell of a Job that has no pod; empty when it may still get one.
   *
   * @throws ComponentsException.Unavailable to look again in a while
   */
  Optional<RunState.Failed> look(KubeObject job) {
    Optional<String> said =
        clock.instant().isBefore(job.createdAt().plus(PATIENCE)) ? Optional.empty() : why(job);
    if (said.isEmpty()) {
      throw new ComponentsException.Unavailable("It has no pod yet.", PATIENCE);
    }
    return said.map(message ->
        new RunState.Failed(
            Fault.CONTENT,
            message.contains("exceeded quota")
                ? ("A quota of the tool is used up: %s Wait until something else has ended, or remove"
                        + " something; then start it again.")
                    .formatted(sentence(message))
                : ("The cluster does not let it run: %s Change the component so that it is allowed,"
                        + " and deploy that.")
                    .formatted(sentence(message)),
            null,
            null,
            clock.instant()));
  }

  private Optional<String> why(KubeObject job) {
    return client
        .listWhere(Resource.EVENTS, job.namespace(), "involvedObject.uid=" + job.uid())
        .stream()
        .filter(event -> Tree.of(event).text("reason").equals("FailedCreate"))
        .max(Comparator.comparingLong(KubeObject::version))
        .map(event -> Tree.of(event).text("message"));
  }

  private static String sentence(String message) {
    String text = message.startsWith(PREFIX) ? message.substring(PREFIX.length()) : message;
    return text.endsWith(".") ? text : text + ".";
  }
}
