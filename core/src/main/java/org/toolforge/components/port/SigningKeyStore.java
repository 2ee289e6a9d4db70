package org.toolforge.components.port;

import org.toolforge.components.callback.SigningKey;

/** Keeps the key from which all others are derived. Safe for use by many threads. */
public interface SigningKeyStore {

  /** The key, made when first asked for; of two that ask at once, both get the same. */
  SigningKey key();
}
