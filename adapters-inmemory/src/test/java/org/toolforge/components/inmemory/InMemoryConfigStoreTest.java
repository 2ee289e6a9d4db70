package org.toolforge.components.inmemory;

import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.ConfigStoreContract;

class InMemoryConfigStoreTest implements ConfigStoreContract {

  private final ConfigStore store = new InMemoryConfigStore(new Script(), Shelves.NONE);

  @Override
  public ConfigStore store() {
    return store;
  }
}
