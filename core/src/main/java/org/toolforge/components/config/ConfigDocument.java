package org.toolforge.components.config;

import java.util.List;

/**
 * A valid config: the document exactly as written, and what it means.
 *
 * @param written what is stored and given back
 * @param config the typed view with defaults filled in
 * @param warnings sentences for the author, such as unknown keys
 */
public record ConfigDocument(Node.Mapping written, ToolConfig config, List<String> warnings) {

  public ConfigDocument {
    warnings = List.copyOf(warnings);
  }
}
