package org.toolforge.components.kubernetes.build;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.build.log.BuildLogs;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.LeaderLease;

/**
 * The builds of a cluster that has Tekton. Until it is started nothing is known of them. Several
 * processes may share a cluster; the leader decides how builds ended. Safe for use by many threads.
 */
public final class KubernetesBuilds implements AutoCloseable {

  /** How many ended builds are looked at at once; what they printed can take long to read. */
  private static final int HANDS = 4;

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final KubernetesBuildService service;
  private final List<Informer> informers;
  private final List<Caretaker> caretakers = new ArrayList<>();

  /**
   * Builds that are not followed yet.
   *
   * @param lease who may decide how builds ended; somebody else keeps and releases it
   */
  public KubernetesBuilds(
      Cluster cluster, LeaderLease lease, BuildSettings settings, InstantSource clock) {
    KubeClient client = cluster.client();
    Places places = new Places(client, settings, clock);
    KnownBuilds known = new KnownBuilds(settings.namespace(), places::of);
    known.explainBy(this::explained);
    KeptLogs keptLogs = new KeptLogs(client, settings.namespace());
    BuildLogs logs = new BuildLogs(client, settings.logSteps(), LogLimits.DEFAULT);
    Slots slots = new Slots(settings.perTool(), settings.inAll(), known::active, clock);
    service =
        new KubernetesBuildService(client, settings, known, keptLogs, logs, places, slots, clock);
    informers = new ArrayList<>(places.informers(known));
    informers.add(
        Informer.in(
            settings.namespace(), client, Resource.CONFIG_MAPS, Marks.RECORDS, known.records()));
    BuildCare care = new BuildCare(client, settings, known, places, logs, keptLogs, clock);
    for (int i = 0; i < HANDS; i++) {
      int hand = i;
      Caretaker caretaker = new Caretaker(lease);
      caretaker.add(
          known.runs(),
          run -> {
            if (Math.floorMod(run.object().uid().hashCode(), HANDS) == hand) {
              care.look(run);
            }
          });
      caretakers.add(caretaker);
    }
    Caretaker tidying = new Caretaker(lease);
    tidying.add(known.records(), new RecordCare(client, settings, known, places, keptLogs, care));
    caretakers.add(tidying);
    Caretaker clearing = new Caretaker(lease);
    places.care(clearing, known, slots);
    caretakers.add(clearing);
  }

  private ComponentsException explained(ComponentsException cause) {
    return trouble()
        .<ComponentsException>map(why -> new ComponentsException.Unavailable(why, PAUSE, cause))
        .orElse(cause);
  }

  /** Begins to follow the cluster. */
  public void start() {
    informers.forEach(Informer::start);
    caretakers.forEach(Caretaker::start);
  }

  /**
   * Waits until all builds that are in the cluster are known.
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

  public BuildService builds() {
    return service;
  }

  /** Why nobody should rely on this now; empty while all is well. */
  public Optional<String> trouble() {
    return informers.stream().map(Informer::trouble).flatMap(Optional::stream).findFirst();
  }

  /** Leaves the cluster, and builds that run, as they are. */
  @Override
  public void close() {
    caretakers.forEach(Caretaker::close);
    informers.forEach(Informer::close);
  }
}
