package org.toolforge.components.port;

import org.toolforge.components.config.Node;

/** Writes a tree as text. Safe for use by many threads. */
public interface DocumentWriter {

  /**
   * The tree as YAML, which {@link ConfigReader#read} reads back as an equal tree unless it goes
   * beyond that reader's limits.
   */
  String yaml(Node document);
}
