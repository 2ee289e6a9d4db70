package org.toolforge.components.http.mapping;

import org.toolforge.components.http.model.Tenant.ReasonEnum;
import org.toolforge.components.port.Tenant;

/** A tool's place on the platform as the API shows it. */
public final class TenantMapping {

  private TenantMapping() {}

  public static org.toolforge.components.http.model.Tenant of(Tenant tenant) {
    return new org.toolforge.components.http.model.Tenant()
        .tool(tenant.tool().value())
        .namespace(tenant.namespace())
        .adopt(tenant.adopt())
        .ready(tenant.isReady())
        .reason(ReasonEnum.fromValue(tenant.state().word()))
        .message(tenant.message());
  }
}
