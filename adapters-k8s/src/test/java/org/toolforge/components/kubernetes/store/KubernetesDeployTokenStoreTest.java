package org.toolforge.components.kubernetes.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeployTokenStoreContract;

class KubernetesDeployTokenStoreTest implements DeployTokenStoreContract {

  private Cluster cluster;
  private DeployTokenStore tokens;

  @BeforeEach
  void open() {
    KubeTestServer server = KubeTestServer.shared();
    cluster = server.connect();
    server.createNamespace(cluster.namespace());
    cluster
        .client()
        .list(Resource.SECRETS, cluster.namespace(), Labels.SELECTOR)
        .forEach(
            secret -> cluster.client().delete(Resource.SECRETS, secret.namespace(), secret.name()));
    tokens = new KubernetesDeployTokenStore(cluster.client(), cluster.namespace());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Override
  public DeployTokenStore tokens() {
    return tokens;
  }
}
