package org.toolforge.components.port;

import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

/**
 * Knows which tools have a place of their own on the platform, and sees to it that they get one and
 * lose it. What is asked for may take its time; {@link #find} tells how far it is. Safe for use by
 * many threads. Every method may throw {@link ComponentsException.Unavailable}; then what was asked
 * for may or may not happen.
 */
public interface TenantStore {

  /**
   * Asks for a tool to be prepared. Asking again changes at most whether an existing namespace may
   * be taken; one that was taken stays so.
   *
   * @param adopt whether to take the namespace if somebody else has made it
   * @return the tenant as far as it is now
   * @throws ComponentsException.Conflict while it is being removed
   */
  Tenant prepare(ToolName tool, boolean adopt);

  Optional<Tenant> find(ToolName tool);

  /**
   * Asks for a tool to be removed, with its namespace and everything in it; from a namespace that
   * was taken only what was put there for the tenant goes. Once done, {@link #find} finds nothing.
   *
   * @return the tenant as it goes; empty when there is none
   */
  Optional<Tenant> remove(ToolName tool);
}
