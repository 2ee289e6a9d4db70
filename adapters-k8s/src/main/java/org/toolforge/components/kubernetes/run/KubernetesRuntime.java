package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Trouble;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.kubernetes.run.log.RunLogs;
import org.toolforge.components.kubernetes.store.Labels;
import org.toolforge.components.port.JobService;

/**
 * Components that run in a cluster. Until it is started nothing is known of them. Several processes
 * may share a cluster. Safe for use by many threads.
 */
public final class KubernetesRuntime implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** How much of what a failed pod printed people are shown at once. */
  private static final int LAST_LINES = 20;

  /** A node may be as good as gone; that a pod failed is more urgent than what it printed. */
  private static final Duration READING = Duration.ofSeconds(3);

  private final KubeClient client;
  private final Rendering rendering;
  private final KnownCluster known;
  private final KnownJobs jobs;
  private final KubernetesJobService service;
  private final Trouble discovering = new Trouble("What the cluster can do cannot be found out");
  private final CountDownLatch discovered = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile List<Informer> informers = List.of();

  /** What runs, not followed yet. */
  public KubernetesRuntime(Cluster cluster, RuntimeSettings settings) {
    client = cluster.client();
    rendering = new Rendering(settings);
    known = new KnownCluster(rendering);
    RunLogs logs = new RunLogs(client, LogLimits.DEFAULT);
    jobs =
        new KnownJobs(
            client,
            known,
            rendering,
            (namespace, pod, container) ->
                logs.tail(namespace, pod, container, false, LAST_LINES, READING));
    service = new KubernetesJobService(client, known, rendering, jobs, logs);
  }

  /** Begins to follow the cluster. */
  public void start() {
    Thread unused = Thread.ofPlatform().daemon().name("runtime-start").start(this::begin);
  }

  private void begin() {
    while (!discovered()) {
      try {
        if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
    synchronized (this) {
      if (closed.getCount() == 0) {
        return;
      }
      informers = follow();
      informers.forEach(Informer::start);
    }
    discovered.countDown();
  }

  private boolean discovered() {
    try {
      rendering.discover(client);
      discovering.worked();
      return true;
    } catch (ComponentsException e) {
      discovering.failed(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private List<Informer> follow() {
    Stream<Informer> workloads =
        Stream.of(WorkloadKind.values())
            .map(kind -> new Informer(client, rendering.resource(kind), "", known.workloads(kind)));
    Stream<Informer> parts =
        Stream.of(Resource.SERVICES, Resource.INGRESSES)
            .map(resource ->
                new Informer(
                    client, resource, Marks.Kind.COMPONENT.selector(), known.parts(resource)));
    Stream<Informer> pods =
        Stream.of(new Informer(client, Resource.PODS, Labels.SELECTOR, known.pods()));
    return Stream.of(workloads, parts, pods).flatMap(all -> all).toList();
  }

  /**
   * Waits until all that runs in the cluster is known.
   *
   * @return whether it is, in that time
   */
  public boolean awaitSync(Duration limit) throws InterruptedException {
    if (!discovered.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    boolean synced = true;
    for (Informer informer : informers) {
      synced &= informer.awaitSync(limit);
    }
    return synced;
  }

  public JobService jobs() {
    return service;
  }

  /** Why nobody should rely on this now; empty while all is well. */
  public Optional<String> trouble() {
    return discovering
        .now()
        .or(() -> informers.stream().map(Informer::trouble).flatMap(Optional::stream).findFirst())
        .or(() ->
            discovered.getCount() == 0
                ? Optional.empty()
                : Optional.of("This server is still finding out what the cluster can do."));
  }

  /** Leaves the cluster, and what runs there, as it is. */
  @Override
  public void close() {
    synchronized (this) {
      closed.countDown();
      informers.forEach(Informer::close);
    }
    jobs.close();
  }
}
