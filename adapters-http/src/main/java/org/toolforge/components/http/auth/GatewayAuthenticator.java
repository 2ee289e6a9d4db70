package org.toolforge.components.http.auth;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ToolName;

/** Believes the gateway in front, which says in a header which tool it is; else wants a token. */
public final class GatewayAuthenticator implements Authenticator {

  private final DeployTokens tokens;

  public GatewayAuthenticator(DeployTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Caller authenticate(String path, Access access, Credentials credentials) {
    ToolName tool = tool(path);
    List<String> claims = new ArrayList<>(credentials.tools());
    credentials.subjects().stream().map(SubjectName::tool).forEach(claims::add);
    if (!claims.isEmpty()) {
      return claimed(tool, claims, credentials.trustedPeer());
    }
    Credentials.Token token = credentials.token();
    if (token != null && access.takesToken(token)) {
      return holder(tool, token);
    }
    if (token != null && !token.inQuery()) {
      holder(tool, token);
      throw new ComponentsException.Forbidden(
          "A deploy token may create deployments, read and list them, and nothing else.");
    }
    throw new Unauthenticated(
        access == Access.TOKEN
            ? "The 'x-toolforge-tool' header or a token are required"
            : "The 'x-toolforge-tool' header is required");
  }

  private static ToolName tool(String path) {
    try {
      return new ToolName(path);
    } catch (ComponentsException.Invalid e) {
      throw new ComponentsException.NotFound("Unable to find that tool. " + e.getMessage());
    }
  }

  private static Caller claimed(ToolName tool, List<String> claims, boolean trusted) {
    if (!trusted) {
      throw new Unauthenticated(
          "This server does not believe you which tool you are. Go through the gateway, or send a"
              + " deploy token as 'Authorization: Bearer TOKEN'.");
    }
    if (claims.stream().distinct().count() > 1) {
      throw new Unauthenticated("The headers of the request name more than one tool");
    }
    if (!claims.getFirst().equals(tool.value())) {
      throw new ComponentsException.Forbidden(
          "You are not tool %s and may not do this for it.".formatted(tool));
    }
    return new Caller.ToolItself(tool);
  }

  private Caller holder(ToolName tool, Credentials.Token token) {
    return switch (tokens.check(tool, token.value())) {
      case VALID -> new Caller.TokenHolder(tool);
      case NONE ->
          throw new Unauthenticated(
              "The tool '%s' has no deploy token yet, you have to create one before using it"
                  .formatted(tool));
      case EXPIRED ->
          throw new Unauthenticated(
              "The deploy token of tool '%s' has expired, you have to refresh it".formatted(tool));
      case WRONG -> throw new Unauthenticated("The token passed does not match the tool's token");
    };
  }
}
