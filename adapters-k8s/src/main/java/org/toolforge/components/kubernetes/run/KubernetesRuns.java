package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.kubernetes.run.log.RunLogs;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.RunService;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;

/**
 * The runs on demand of a cluster. Until it is started nothing is known of them. Several processes
 * may share a cluster; the leader notes how runs ended. Safe for use by many threads.
 */
public final class KubernetesRuns implements AutoCloseable {

  private final KubernetesRunService service;
  private final List<Informer> informers;
  private final Caretaker caretaker;

  /**
   * Runs that are not followed yet.
   *
   * @param lease who may note how runs ended; somebody else keeps and releases it
   * @param uploadTokens what shows that somebody may bring the results of a run, and opens nothing
   *     else; not asked before a run is started
   */
  public KubernetesRuns(
      Cluster cluster,
      LeaderLease lease,
      RuntimeSettings settings,
      RunLimits limits,
      BiFunction<ToolName, RunId, String> uploadTokens,
      InstantSource clock) {
    KubeClient client = cluster.client();
    KnownRuns known = new KnownRuns();
    service =
        new KubernetesRunService(
            client,
            known,
            new RunManifest(settings, limits.resultBytes(), uploadTokens),
            new RunLogs(client, LogLimits.DEFAULT));
    String ours = Marks.Kind.RUN.selector();
    informers =
        List.of(
            new Informer(client, Resource.JOBS, ours, known.jobs()),
            new Informer(client, Resource.PODS, ours, known.pods()));
    RunCare care = new RunCare(client, known, clock);
    caretaker = new Caretaker(lease);
    caretaker.add(known.jobs(), care);
    caretaker.add(known.pods(), care::look);
  }

  /** Begins to follow the cluster. */
  public void start() {
    informers.forEach(Informer::start);
    caretaker.start();
  }

  /**
   * Waits until all runs that are in the cluster are known.
   *
   * @return whether they are, in that time
   */
  public boolean awaitSync(Duration limit) throws InterruptedException {
    boolean synced = true;
    for (Informer informer : informers) {
      synced &= informer.awaitSync(limit);
    }
    return synced;
  }

  public RunService runs() {
    return service;
  }

  /** Why nobody should rely on this now; empty while all is well. */
  public Optional<String> trouble() {
    return informers.stream().map(Informer::trouble).flatMap(Optional::stream).findFirst();
  }

  /** Leaves the cluster, and runs that go on, as they are. */
  @Override
  public void close() {
    caretaker.close();
    informers.forEach(Informer::close);
  }
}
