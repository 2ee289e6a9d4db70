package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;

/** Gets the document that a pointer points to. Safe for use by many threads. */
public interface ConfigFetcher {

  /**
   * Fetches and reads the document; it is not validated.
   *
   * @throws ComponentsException.NotFetched when trying again would not help: there is none, it
   *     cannot be read, is too large, or its address is refused
   * @throws ComponentsException.Unavailable when its host does not answer, or not in time
   */
  FetchedDocument fetch(ConfigSource source);
}
