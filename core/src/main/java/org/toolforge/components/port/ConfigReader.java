package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;

/** Reads the text of a config, YAML or JSON, into a tree. Safe for use by many threads. */
public interface ConfigReader {

  /** Texts longer than this are refused before they are parsed, and trees that expand past it. */
  int MAX_BYTES = 256 * 1024;

  /** Documents nested deeper than this are refused. */
  int MAX_DEPTH = 32;

  /**
   * Reads one document.
   *
   * @throws ComponentsException.Malformed when the text is not one JSON or YAML document of the
   *     core schema, is too large or too deep, or repeats a key; the message has line and column
   */
  Node read(String text);
}
