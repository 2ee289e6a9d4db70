package org.toolforge.components.kubernetes.tenant;

import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantStore;

/** For clusters in which somebody else sees to the namespaces of tools. */
public final class NoTenancy implements TenantStore {

  @Override
  public Tenant prepare(ToolName tool, boolean adopt) {
    throw refused();
  }

  @Override
  public Optional<Tenant> find(ToolName tool) {
    return Optional.empty();
  }

  @Override
  public Optional<Tenant> remove(ToolName tool) {
    throw refused();
  }

  private static ComponentsException.Conflict refused() {
    return new ComponentsException.Conflict(
        "This server does not prepare or remove tools: it was started with --tenants false.");
  }
}
