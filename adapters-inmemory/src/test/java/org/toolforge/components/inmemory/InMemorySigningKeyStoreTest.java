package org.toolforge.components.inmemory;

import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SigningKeyStoreContract;

class InMemorySigningKeyStoreTest implements SigningKeyStoreContract {

  private final SigningKeyStore keys = new InMemorySigningKeyStore(new Script(), Shelves.NONE);

  @Override
  public SigningKeyStore keys() {
    return keys;
  }

  /** Nothing outlives the process. */
  @Override
  public SigningKeyStore reopened() {
    return keys;
  }
}
