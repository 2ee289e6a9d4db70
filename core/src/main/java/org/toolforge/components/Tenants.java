package org.toolforge.components;

import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantStore;

/** The use cases that have to do with the places that tools have on the platform. */
final class Tenants {

  private final TenantStore store;

  Tenants(TenantStore store) {
    this.store = store;
  }

  Tenant prepare(ToolName tool, boolean adopt) {
    return store.prepare(tool, adopt);
  }

  Tenant find(ToolName tool) {
    return store.find(tool).orElseThrow(() -> notFound(tool));
  }

  Tenant remove(ToolName tool) {
    return store.remove(tool).orElseThrow(() -> notFound(tool));
  }

  private static ComponentsException.NotFound notFound(ToolName tool) {
    return new ComponentsException.NotFound(
        "Tool %s is not prepared. An administrator can prepare it.".formatted(tool));
  }
}
