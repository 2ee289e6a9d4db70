package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.toolforge.components.Components;
import org.toolforge.components.Runs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.api.InsightApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.QuotaMapping;
import org.toolforge.components.http.mapping.StatusMapping;
import org.toolforge.components.http.model.QuotasAnswer;
import org.toolforge.components.http.model.StatusAnswer;
import org.toolforge.components.status.Quota;

/** What runs, and what the limits are. */
public final class InsightResource implements InsightApi {

  private final Components components;
  private final Runs runs;

  public InsightResource(Components components, Runs runs) {
    this.components = components;
    this.runs = runs;
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
    return Response.ok(new QuotasAnswer().data(QuotaMapping.of(quotas())).messages(Answers.quiet()))
        .build();
  }

  private List<Quota> quotas() {
    return Stream.concat(components.quotas(tool()).stream(), runs.quotas(tool()).stream()).toList();
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }
}
