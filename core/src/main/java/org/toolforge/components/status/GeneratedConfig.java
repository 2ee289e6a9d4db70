package org.toolforge.components.status;

import java.util.List;
import org.toolforge.components.config.Node;

/**
 * A config that was made from what runs.
 *
 * @param example whether nothing runs that it could be made from, so that it is only a sample
 * @param warnings sentences for whoever uses it
 */
public record GeneratedConfig(Node.Mapping document, boolean example, List<String> warnings) {

  public GeneratedConfig {
    warnings = List.copyOf(warnings);
  }
}
