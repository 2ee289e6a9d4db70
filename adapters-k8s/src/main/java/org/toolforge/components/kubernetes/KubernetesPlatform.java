package org.toolforge.components.kubernetes;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.kubernetes.build.sandbox.KubernetesRepositoryLogins;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.care.ConfigCare;
import org.toolforge.components.kubernetes.care.DeploymentCare;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.kubernetes.mapping.DeploymentMapper;
import org.toolforge.components.kubernetes.store.ClusterEvents;
import org.toolforge.components.kubernetes.store.DeploymentReading;
import org.toolforge.components.kubernetes.store.KnownConfig;
import org.toolforge.components.kubernetes.store.KnownDeployment;
import org.toolforge.components.kubernetes.store.KubernetesConfigStore;
import org.toolforge.components.kubernetes.store.KubernetesDeployTokenStore;
import org.toolforge.components.kubernetes.store.KubernetesDeploymentStore;
import org.toolforge.components.kubernetes.store.KubernetesLeaderLease;
import org.toolforge.components.kubernetes.store.KubernetesMaintenance;
import org.toolforge.components.kubernetes.store.KubernetesSigningKeyStore;
import org.toolforge.components.kubernetes.store.Labels;
import org.toolforge.components.kubernetes.store.LeaseRecord;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.kubernetes.store.Refusals;
import org.toolforge.components.kubernetes.tenant.KnownTool;
import org.toolforge.components.kubernetes.tenant.KubernetesTenantStore;
import org.toolforge.components.kubernetes.tenant.NoTenancy;
import org.toolforge.components.kubernetes.tenant.TenantCare;
import org.toolforge.components.kubernetes.tenant.TenantController;
import org.toolforge.components.kubernetes.tenant.TenantSettings;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.TenantStore;

/**
 * A Kubernetes cluster behind the ports of the core. Until it is started it knows nothing, and says
 * so; what is known later follows the cluster by watches. Several processes may share a cluster:
 * one of them at a time has the lease, all may read and write. Safe for use by many threads.
 */
public final class KubernetesPlatform implements AutoCloseable {

  /** Without an answer of the API server for so long, nobody should rely on this process. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Cluster cluster;
  private final InstantSource clock;
  private final ClusterEvents events;
  private final Mirror<KnownDeployment> knownDeployments;
  private final Mirror<KnownConfig> knownConfigs;
  private final Mirror<LeaseRecord> knownLeases =
      new Mirror<>((object, before) -> new LeaseRecord(object));
  private final KubernetesConfigStore configs;
  private final KubernetesDeploymentStore deployments;
  private final DeployTokenStore deployTokens;
  private final SigningKeyStore signingKeys;
  private final TenantStore tenants;
  private final KubernetesLeaderLease lease;
  private final KubernetesMaintenance maintenance = new KubernetesMaintenance();
  private final Caretaker caretaker;

  /** Looking at all tools takes a while, in which deployments shall not wait. */
  private final Caretaker tenantCaretaker;

  private final List<Informer> informers = new ArrayList<>();

  /**
   * A platform that is not started.
   *
   * @param identity tells this process from all others that share the cluster
   * @param keptDeployments how many deployments are kept in a namespace
   * @param tenancy what every tool gets in its namespace; empty when somebody else sees to those
   */
  public KubernetesPlatform(
      Cluster cluster,
      String identity,
      ConfigParser parser,
      int keptDeployments,
      Optional<TenantSettings> tenancy,
      InstantSource clock) {
    this.cluster = cluster;
    this.clock = clock;
    KubeClient client = cluster.client();
    DeploymentMapper deploymentMapper = new DeploymentMapper(parser);
    ConfigMapper configMapper = new ConfigMapper(parser);
    events = new ClusterEvents(client, clock);
    knownDeployments = new Mirror<>(new DeploymentReading(deploymentMapper));
    knownConfigs = new Mirror<>(KnownConfig.reading(configMapper));
    configs = new KubernetesConfigStore(client, knownConfigs, configMapper, parser);
    Refusals refusals = new Refusals(client, knownDeployments, deploymentMapper, events, clock);
    deployments =
        new KubernetesDeploymentStore(
            client,
            knownDeployments,
            knownLeases,
            deploymentMapper,
            configs::remembered,
            refusals,
            events,
            clock);
    deployTokens = new KubernetesDeployTokenStore(client, cluster.namespace());
    signingKeys = new KubernetesSigningKeyStore(client, cluster.namespace());
    lease = new KubernetesLeaderLease(client, cluster.namespace(), identity, clock);
    caretaker = new Caretaker(lease);
    caretaker.add(
        knownDeployments,
        new DeploymentCare(deployments, knownDeployments, configs, refusals, keptDeployments));
    caretaker.add(knownConfigs, new ConfigCare(client, knownConfigs, configMapper, events, clock));
    tenantCaretaker = new Caretaker(lease);
    tenants = tenancy.isPresent() ? new KubernetesTenantStore(client) : new NoTenancy();
    tenancy.ifPresent(this::careForTenants);
    follow(Resource.TOOL_CONFIGS, "", knownConfigs);
    follow(Resource.TOOL_DEPLOYMENTS, "", knownDeployments);
    follow(Resource.LEASES, Labels.SELECTOR, knownLeases);
    informers.add(
        Informer.ofOne(
            client,
            Resource.CONFIG_MAPS,
            cluster.namespace(),
            KubernetesMaintenance.NAME,
            maintenance));
  }

  private void careForTenants(TenantSettings tenancy) {
    Mirror<KnownTool> tools = new Mirror<>((object, before) -> new KnownTool(object));
    Mirror<KnownTool> namespaces = new Mirror<>((object, before) -> new KnownTool(object));
    TenantCare care =
        new TenantCare(new TenantController(cluster.client(), tenancy, this::tell, clock), tools);
    tenantCaretaker.add(tools, care);
    tenantCaretaker.add(namespaces, care);
    follow(Resource.TOOLS, "", tools);
    follow(Resource.NAMESPACES, "", namespaces);
  }

  private void tell(KubeObject about, boolean trouble, String reason, String message) {
    if (trouble) {
      events.warn(about, reason, message);
    } else {
      events.inform(about, reason, message);
    }
  }

  private void follow(Resource resource, String labels, Informer.Listener listener) {
    informers.add(new Informer(cluster.client(), resource, labels, listener));
  }

  /** Begins to follow the cluster, and to contend for the lease. */
  public void start() {
    informers.forEach(Informer::start);
    lease.start();
    caretaker.start();
    tenantCaretaker.start();
  }

  /**
   * Waits until everything that is in the cluster is known.
   *
   * @return whether it is, in that time
   */
  public boolean awaitSync(Duration limit) throws InterruptedException {
    boolean synced = true;
    for (Informer informer : informers) {
      synced &= informer.awaitSync(limit);
    }
    return synced;
  }

  public ConfigStore configs() {
    return configs;
  }

  public DeploymentStore deployments() {
    return deployments;
  }

  public DeployTokenStore deployTokens() {
    return deployTokens;
  }

  public SigningKeyStore signingKeys() {
    return signingKeys;
  }

  public TenantStore tenants() {
    return tenants;
  }

  public Maintenance maintenance() {
    return maintenance;
  }

  /** The logins to repositories that tools keep in their namespaces. */
  public RepositoryLogins repositoryLogins() {
    return new KubernetesRepositoryLogins(cluster.client());
  }

  public LeaderLease lease() {
    return lease;
  }

  /** Why nobody should rely on this process now; empty while all is well. */
  public Optional<String> trouble() {
    return informers.stream()
        .map(Informer::trouble)
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> lease.trouble(SILENCE));
  }

  /** Gives the lease up and leaves the cluster as it is. */
  @Override
  public void close() {
    caretaker.close();
    tenantCaretaker.close();
    lease.release();
    informers.forEach(Informer::close);
    events.close();
    cluster.close();
  }
}
