package org.toolforge.components.inmemory;

import org.toolforge.components.port.DeployTokenStore;
import org.toolforge.components.port.DeployTokenStoreContract;

class InMemoryDeployTokenStoreTest implements DeployTokenStoreContract {

  private final DeployTokenStore tokens = new InMemoryDeployTokenStore(new Script(), Shelves.NONE);

  @Override
  public DeployTokenStore tokens() {
    return tokens;
  }
}
