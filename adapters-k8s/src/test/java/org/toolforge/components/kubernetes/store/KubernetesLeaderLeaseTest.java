package org.toolforge.components.kubernetes.store;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.LeaderLeaseContract;

class KubernetesLeaderLeaseTest implements LeaderLeaseContract {

  private static final String NAMESPACE = "lease-test";

  private Cluster cluster;
  private Instant now = Instant.parse("2026-04-04T12:00:00Z");
  private int engines;

  @BeforeEach
  void open() {
    cluster = KubeTestServer.shared().connect();
    KubeTestServer.shared().createNamespace(NAMESPACE);
    cluster
        .client()
        .list(Resource.LEASES, NAMESPACE, "")
        .forEach(lease -> cluster.client().delete(Resource.LEASES, NAMESPACE, lease.name()));
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Override
  public LeaderLease newLease() {
    engines++;
    return new KubernetesLeaderLease(
        cluster.client(), NAMESPACE, "engine-" + engines, () -> now, Duration.ZERO);
  }

  @Override
  public void letTheHolderBeForgotten() {
    now = now.plus(KubernetesLeaderLease.LASTS);
  }
}
