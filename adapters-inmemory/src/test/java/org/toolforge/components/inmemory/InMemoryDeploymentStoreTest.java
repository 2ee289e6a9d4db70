package org.toolforge.components.inmemory;

import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DeploymentStoreContract;

class InMemoryDeploymentStoreTest implements DeploymentStoreContract {

  private final DeploymentStore store = new InMemoryDeploymentStore(new Script(), Shelves.NONE);

  @Override
  public DeploymentStore store() {
    return store;
  }
}
