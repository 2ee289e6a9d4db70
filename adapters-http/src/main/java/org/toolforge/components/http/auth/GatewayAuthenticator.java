package org.toolforge.components.http.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.config.ToolName;

/** Believes the gateway in front, which says in a header which tool it is; else wants a token. */
public final class GatewayAuthenticator implements Authenticator {

  private static final String NOT_THE_TOOL = "You are not tool %s and may not do this for it.";
  private static final String NO_ADMINISTRATOR =
      "Only administrators may do this. Who is one, the server's operator says with --admin NAME or"
          + " COMPONENTS_ADMINS.";

  private final DeployTokens tokens;
  private final Set<ToolName> administrators;

  /**
   * @param administrators the tools that may do what is left to administrators
   */
  public GatewayAuthenticator(DeployTokens tokens, Set<ToolName> administrators) {
    this.tokens = tokens;
    this.administrators = Set.copyOf(administrators);
  }

  @Override
  public Caller authenticate(String path, Access access, Credentials credentials) {
    ToolName tool = tool(path);
    List<String> claims = new ArrayList<>(credentials.tools());
    credentials.subjects().stream().map(SubjectName::tool).forEach(claims::add);
    if (!claims.isEmpty()) {
      return claimed(tool, access, claims, credentials.trustedPeer());
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

  private Caller claimed(ToolName tool, Access access, List<String> claims, boolean trusted) {
    if (!trusted) {
      throw new Unauthenticated(
          "This server does not believe you which tool you are. Go through the gateway, or send a"
              + " deploy token as 'Authorization: Bearer TOKEN'.");
    }
    if (claims.stream().distinct().count() > 1) {
      throw new Unauthenticated("The headers of the request name more than one tool");
    }
    String claim = claims.getFirst();
    if (access.takesTool() && claim.equals(tool.value())) {
      return new Caller.ToolItself(tool);
    }
    if (access.takesAdministrator()) {
      return administrator(tool, access, claim);
    }
    throw new ComponentsException.Forbidden(NOT_THE_TOOL.formatted(tool));
  }

  private Caller administrator(ToolName tool, Access access, String claim) {
    return administrators.stream()
        .filter(administrator -> administrator.value().equals(claim))
        .findFirst()
        .map(administrator -> new Caller.Administrator(tool, administrator))
        .orElseThrow(() ->
            new ComponentsException.Forbidden(
                access.takesTool() ? NOT_THE_TOOL.formatted(tool) : NO_ADMINISTRATOR));
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
