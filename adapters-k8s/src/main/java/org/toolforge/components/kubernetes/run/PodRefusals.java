package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * Finds out why the cluster makes no pod for a Job. Only events tell, so these are asked for as
 * soon as a Job has been without a pod for a while, and never while all is well. Safe for use by
 * many threads.
 */
final class PodRefusals implements AutoCloseable {

  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
  private static final Duration NEXT_LOOK = Duration.ofSeconds(10);

  private final KubeClient client;
  private final Mirror<KnownWorkload> jobs;
  private final Consumer<ToolName> listener;

  /** By the uid of the Job. */
  private final Map<String, PodRefusal> told = new ConcurrentHashMap<>();

  private final Set<String> looking = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("pod-refusals").factory());

  /**
   * Begins to look after Jobs as soon as they become known.
   *
   * @param listener told of the tool of which something is known now
   */
  PodRefusals(KubeClient client, Mirror<KnownWorkload> jobs, Consumer<ToolName> listener) {
    this.client = client;
    this.jobs = jobs;
    this.listener = listener;
    jobs.watch(this::seen);
    jobs.watchGone(job -> told.remove(job.object().uid()));
  }

  /** Why no pod is made for the Job with that uid; empty when one is, or nothing tells. */
  Optional<PodRefusal> of(String uid) {
    return Optional.ofNullable(told.get(uid));
  }

  private static boolean isWithoutPods(KnownWorkload job) {
    Tree status = job.status();
    return status.whole("active") == 0
        && status.whole("succeeded") == 0
        && status.whole("failed") == 0
        && status.items("conditions").isEmpty();
  }

  private void seen(KnownWorkload job) {
    if (!job.isOurs()) {
      return;
    }
    if (!isWithoutPods(job)) {
      told.remove(job.object().uid());
    } else if (looking.add(job.object().uid())) {
      plan(job, FIRST_LOOK);
    }
  }

  private void plan(KnownWorkload job, Duration delay) {
    try {
      var unused = executor.schedule(() -> look(job), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nobody asks any more.
    }
  }

  private void look(KnownWorkload before) {
    KubeObject object = before.object();
    Optional<KnownWorkload> now =
        jobs.find(object.namespace(), object.name())
            .filter(job -> job.object().uid().equals(object.uid()))
            .filter(PodRefusals::isWithoutPods);
    if (now.isEmpty()) {
      looking.remove(object.uid());
      return;
    }
    try {
      ask(object);
    } catch (ComponentsException e) {
      // The next look may be luckier.
    }
    plan(before, NEXT_LOOK);
  }

  private void ask(KubeObject job) {
    Optional<PodRefusal> refusal = PodRefusal.latest(client, job);
    if (refusal.isPresent() && !refusal.get().equals(told.put(job.uid(), refusal.get()))) {
      Namespaces.tool(job.namespace()).ifPresent(listener);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
