package org.toolforge.components.kubernetes.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.ConfigStoreContract;

@NeedsRealServer
class KubernetesConfigStoreTest implements ConfigStoreContract {

  private TestPlatform system;

  @BeforeEach
  void open() {
    system = TestPlatform.with(new ToolName("mytool"), new ToolName("othertool"));
  }

  @AfterEach
  void close() {
    system.close();
  }

  @Override
  public ConfigStore store() {
    return system.platform().configs();
  }
}
