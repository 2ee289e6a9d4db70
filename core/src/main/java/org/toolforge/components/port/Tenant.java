package org.toolforge.components.port;

import org.toolforge.components.config.ToolName;

/**
 * A tool that has its own place on the platform, or is about to get one.
 *
 * @param namespace the name of that place
 * @param adopt whether a namespace that was there before may be taken
 * @param message what people should know of the state, a sentence
 */
public record Tenant(
    ToolName tool, String namespace, boolean adopt, TenantState state, String message) {

  private static final String PREFIX = "tool-";

  /** The name of the namespace that a tool has. */
  public static String namespaceOf(ToolName tool) {
    return PREFIX + tool.value();
  }

  /** Whether what belongs to the tool may be put there. */
  public boolean isReady() {
    return state == TenantState.PREPARED;
  }
}
