package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.api.TenantsApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.TenantMapping;
import org.toolforge.components.http.model.Messages;
import org.toolforge.components.http.model.TenantAnswer;
import org.toolforge.components.http.model.TenantRequest;
import org.toolforge.components.port.Tenant;

/** The places that tools have on the platform. */
public final class TenantsResource implements TenantsApi {

  private final Components components;

  public TenantsResource(Components components) {
    this.components = components;
  }

  @Override
  public Response prepareTool(String path, @Nullable TenantRequest request) {
    boolean adopt = request != null && Boolean.TRUE.equals(request.getAdopt());
    Tenant tenant = components.prepareTool(tool(), adopt);
    return answer(tenant, told(tenant));
  }

  @Override
  public Response getTool(String path) {
    return answer(components.tool(tool()), Answers.quiet());
  }

  @Override
  public Response removeTool(String path) {
    return answer(
        components.removeTool(tool()),
        Answers.info("Tool %s is removed once it is not found any more.".formatted(tool())));
  }

  private static Messages told(Tenant tenant) {
    return switch (tenant.state()) {
      case PREPARED -> Answers.info("Tool %s is prepared.".formatted(tenant.tool()));
      case PREPARING ->
          Answers.info(
              "Tool %s is being prepared. Ask for how far it is.".formatted(tenant.tool()));
      case NAMESPACE_EXISTS, FAILED, TERMINATING -> Answers.warnings(List.of(tenant.message()));
    };
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }

  private static Response answer(Tenant tenant, Messages messages) {
    return Response.ok(new TenantAnswer().data(TenantMapping.of(tenant)).messages(messages))
        .build();
  }
}
