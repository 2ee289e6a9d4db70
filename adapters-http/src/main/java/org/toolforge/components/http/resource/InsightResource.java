package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.Response;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.api.InsightApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.QuotaMapping;
import org.toolforge.components.http.mapping.StatusMapping;
import org.toolforge.components.http.model.QuotasAnswer;
import org.toolforge.components.http.model.StatusAnswer;

/** What runs, and what the limits are. */
public final class InsightResource implements InsightApi {

  private final Components components;

  public InsightResource(Components components) {
    this.components = components;
  }

  @Override
  public Response getStatus(String path) {
    return Response.ok(
            new StatusAnswer()
                .data(StatusMapping.of(components.status(tool())))
                .messages(Answers.quiet()))
        .build();
  }

  @Override
  public Response getQuotas(String path) {
    return Response.ok(
            new QuotasAnswer()
                .data(QuotaMapping.of(components.quotas(tool())))
                .messages(Answers.quiet()))
        .build();
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }
}
