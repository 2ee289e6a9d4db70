package org.toolforge.components.kubernetes.client;

import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.Tenant;

/** Which namespace belongs to which tool. */
public final class Namespaces {

  private static final String PREFIX = "tool-";

  private Namespaces() {}

  public static String of(ToolName tool) {
    return Tenant.namespaceOf(tool);
  }

  /** The tool that a namespace belongs to; empty for one that is no tool's. */
  public static Optional<ToolName> tool(String namespace) {
    if (!namespace.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ToolName(namespace.substring(PREFIX.length())));
    } catch (ComponentsException.Invalid e) {
      return Optional.empty();
    }
  }
}
