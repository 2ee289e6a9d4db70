package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.api.TokenApi;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.mapping.TokenMapping;
import org.toolforge.components.http.model.DeployTokenAnswer;
import org.toolforge.components.http.model.Messages;
import org.toolforge.components.port.DeployToken;

/** The token with which a pipeline may deploy. */
public final class TokenResource implements TokenApi {

  private final DeployTokens tokens;

  public TokenResource(DeployTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Response getDeployToken(String path) {
    return answer(tokens.show(tool()), Answers.quiet());
  }

  @Override
  public Response createDeployToken(String path) {
    return answer(tokens.create(tool()), info("created"));
  }

  @Override
  public Response refreshDeployToken(String path) {
    return answer(tokens.refresh(tool()), info("refreshed"));
  }

  @Override
  public Response deleteDeployToken(String path) {
    return answer(tokens.delete(tool()), info("deleted"));
  }

  private static ToolName tool() {
    return Exchange.current().tool();
  }

  private static Messages info(String what) {
    return Answers.info("Deploy token for %s %s successfully.".formatted(tool(), what));
  }

  private static Response answer(DeployToken token, Messages messages) {
    return Response.ok(new DeployTokenAnswer().data(TokenMapping.of(token)).messages(messages))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
