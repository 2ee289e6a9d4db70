package org.toolforge.components.kubernetes.simulation;

import java.time.InstantSource;
import java.util.Set;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.simulation.Stores;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.Tenancy;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.kubernetes.mapping.DeploymentMapper;
import org.toolforge.components.kubernetes.store.ClusterEvents;
import org.toolforge.components.kubernetes.store.DeploymentReading;
import org.toolforge.components.kubernetes.store.KnownConfig;
import org.toolforge.components.kubernetes.store.KnownDeployment;
import org.toolforge.components.kubernetes.store.KubernetesConfigStore;
import org.toolforge.components.kubernetes.store.KubernetesDeploymentStore;
import org.toolforge.components.kubernetes.store.LeaseRecord;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.kubernetes.store.Refusals;

/**
 * The stores of a cluster for lives that run in one thread: nothing is watched, as everything that
 * happens to the objects is done by the store itself, so that a seed runs the same way each time.
 */
final class ClusterStores implements AutoCloseable {

  /** Those that a life may have. */
  private static final ToolName[] TOOLS = {new ToolName("one"), new ToolName("two")};

  private final KubeTestServer server = KubeTestServer.shared();
  private final Cluster cluster = server.connect();

  /** The stores of a new life, with nothing in them. */
  Stores choose(Stores usual, InstantSource clock) {
    KubeClient client = cluster.client();
    Tenancy.empty(server, client, TOOLS);
    ConfigParser parser = new ConfigParser(false);
    DeploymentMapper deploymentMapper = new DeploymentMapper(parser);
    ConfigMapper configMapper = new ConfigMapper(parser);
    Mirror<KnownDeployment> deployments =
        unwatched(new Mirror<>(new DeploymentReading(deploymentMapper)));
    Mirror<KnownConfig> configs = unwatched(new Mirror<>(KnownConfig.reading(configMapper)));
    Mirror<LeaseRecord> leases =
        unwatched(new Mirror<>((object, before) -> new LeaseRecord(object)));
    KubernetesConfigStore configStore =
        new KubernetesConfigStore(client, configs, configMapper, parser);
    ClusterEvents events = new ClusterEvents(client, clock);
    KubernetesDeploymentStore deploymentStore =
        new KubernetesDeploymentStore(
            client,
            deployments,
            leases,
            deploymentMapper,
            configStore::remembered,
            new Refusals(client, deployments, deploymentMapper, events, clock),
            events,
            clock);
    return new Stores(configStore, deploymentStore);
  }

  private static <T extends Mirror.Known> Mirror<T> unwatched(Mirror<T> mirror) {
    mirror.listed(Set.of(), 0);
    return mirror;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
