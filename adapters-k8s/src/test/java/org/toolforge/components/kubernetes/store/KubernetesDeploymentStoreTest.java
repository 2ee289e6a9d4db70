package org.toolforge.components.kubernetes.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DeploymentStoreContract;

@NeedsRealServer
class KubernetesDeploymentStoreTest implements DeploymentStoreContract {

  private TestPlatform system;

  @BeforeEach
  void open() {
    // The contract is that of the store alone, which keeps all; the leader drops the oldest.
    system = TestPlatform.keeping(1_000, TestDeployments.TOOL, new ToolName("othertool"));
  }

  @AfterEach
  void close() {
    system.close();
  }

  @Override
  public DeploymentStore store() {
    return system.platform().deployments();
  }
}
