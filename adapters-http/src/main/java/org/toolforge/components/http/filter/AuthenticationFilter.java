package org.toolforge.components.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.auth.Caller;
import org.toolforge.components.http.auth.Credentials;
import org.toolforge.components.http.auth.RunUploads;
import org.toolforge.components.http.exchange.Exchange;

/** Lets nobody reach an operation on a tool who may not. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {

  private static final String BEARER = "bearer ";

  private final Authenticator authenticator;
  private final RunUploads runs;

  public AuthenticationFilter(Authenticator authenticator, RunUploads runs) {
    this.authenticator = authenticator;
    this.runs = runs;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
    Exchange exchange = Exchange.current();
    String operation = uri.getMatchedResourceMethod().getInvocable().getHandlingMethod().getName();
    refuseWhatTheFrameworkWouldAnswerItself(exchange.method(), operation, uri);
    exchange.operation(operation);
    exchange.acceptable(request::getAcceptableMediaTypes);
    MultivaluedMap<String, String> parameters = uri.getPathParameters();
    String tool = parameters.getFirst("tool");
    if (tool != null) {
      String id = parameters.getFirst("id");
      exchange.caller(caller(tool, operation, id, credentials(request, exchange)));
    }
  }

  private Caller caller(
      String tool, String operation, @Nullable String id, Credentials credentials) {
    Optional<Caller> run =
        id != null && Operations.takesRuns(operation)
            ? runs.caller(tool, id, credentials)
            : Optional.empty();
    return run.orElseGet(() ->
        authenticator.authenticate(
            tool, Operations.of(operation, "latest".equals(id)), credentials));
  }

  /** Older clients know that these are refused; hardly anything of the API needs them. */
  private static void refuseWhatTheFrameworkWouldAnswerItself(
      String method, String operation, ExtendedUriInfo uri) {
    boolean head = method.equals("HEAD") && !Operations.takesHead(operation);
    if (head || method.equals("OPTIONS")) {
      String[] allowed =
          uri.getMatchedModelResource().getResourceMethods().stream()
              .map(ResourceMethod::getHttpMethod)
              .toArray(String[]::new);
      throw new NotAllowedException(
          Response.status(Response.Status.METHOD_NOT_ALLOWED).allow(allowed).build());
    }
  }

  private static Credentials credentials(ContainerRequestContext request, Exchange exchange) {
    return new Credentials(
        exchange.trustedPeer(),
        all(request, "x-toolforge-tool"),
        all(request, "ssl-client-subject-dn"),
        token(request));
  }

  private static List<String> all(ContainerRequestContext request, String header) {
    List<String> values = request.getHeaders().get(header);
    return values == null ? List.of() : values.stream().filter(value -> !value.isBlank()).toList();
  }

  private static Credentials.@Nullable Token token(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return new Credentials.Token(authorization.substring(BEARER.length()).strip(), false);
    }
    String inQuery = request.getUriInfo().getQueryParameters().getFirst("token");
    return inQuery == null ? null : new Credentials.Token(inQuery, true);
  }
}
