package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;

/** Gets the document that a pointer points to. Safe for use by many threads. */
public interface ConfigFetcher {

  /**
   * Fetches and reads the document; it is not validated.
   *
   * @throws ComponentsException.NotFound when there is none
   * @throws ComponentsException.Malformed when it cannot be read
   * @throws ComponentsException.Unavailable when its host does not answer
   */
  FetchedDocument fetch(ConfigSource source);
}
