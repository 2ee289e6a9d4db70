package org.toolforge.components.http.error;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.glassfish.jersey.server.ParamException;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.auth.Authenticator;

/** From anything that is thrown to what is answered. */
public final class Problems {

  private static final System.Logger LOG = System.getLogger(Problems.class.getName());
  private static final Duration SOON = Duration.ofSeconds(5);

  private Problems() {}

  /** The answer to give instead of what went wrong. A defect is logged. */
  public static Problem of(Throwable thrown) {
    return switch (thrown) {
      case ComponentsException e -> of(e);
      case Authenticator.Unauthenticated e ->
          Problem.of(401, message(e)).with("WWW-Authenticate", "Bearer");
      case TooManyStreams e -> Problem.passing(429, message(e), SOON);
      case BodyTooLarge e -> Problem.of(413, message(e));
      case WebApplicationException e -> of(e);
      case IOException e -> Problem.of(400, "The body of the request did not arrive whole.");
      default -> defect(thrown);
    };
  }

  private static Problem of(ComponentsException thrown) {
    return switch (thrown) {
      case ComponentsException.NotFound e -> Problem.of(404, message(e));
      case ComponentsException.Invalid e -> new Problem(422, e.messages(), e.warnings(), Map.of());
      case ComponentsException.Malformed e -> Problem.of(400, message(e));
      case ComponentsException.NotFetched e -> Problem.of(400, message(e));
      case ComponentsException.Conflict e -> Problem.of(409, message(e));
      case ComponentsException.QuotaExceeded e -> Problem.of(409, message(e));
      case ComponentsException.Stale e -> Problem.of(412, message(e));
      case ComponentsException.Forbidden e -> Problem.of(403, message(e));
      case ComponentsException.Unavailable e -> Problem.passing(503, message(e), e.retryAfter());
    };
  }

  /** What the framework found before any operation was reached. */
  private static Problem of(WebApplicationException thrown) {
    return switch (thrown) {
      case ParamException.PathParamException e ->
          Problem.of(404, "Unable to find anything for this %s.".formatted(e.getParameterName()));
      case ParamException e -> parameter(e);
      case NotFoundException ignored ->
          Problem.of(404, "Unable to find anything at this address. /openapi.json lists what is.");
      case NotAllowedException e -> notAllowed(e);
      case NotAcceptableException ignored ->
          Problem.of(
              406,
              "The answer does not exist in any media type that you accept; send 'Accept:"
                  + " application/json'.");
      case NotSupportedException ignored ->
          Problem.of(
              415,
              "The body must be JSON or YAML: send 'Content-Type: application/json' or"
                  + " 'application/yaml'. Results come as a tar archive: 'application/x-tar'.");
      default -> {
        int status = thrown.getResponse().getStatus();
        yield status < 500
            ? Problem.of(status, "The request is wrong: " + message(thrown))
            : defect(thrown);
      }
    };
  }

  private static Problem parameter(ParamException thrown) {
    Throwable cause = thrown.getCause();
    return Problem.of(
        422,
        "Validation error at %s: %s"
            .formatted(
                thrown.getParameterName(),
                cause == null || cause.getMessage() == null
                    ? "this is no value for it"
                    : cause.getMessage()));
  }

  private static Problem notAllowed(NotAllowedException thrown) {
    Set<String> allowed = new TreeSet<>(thrown.getResponse().getAllowedMethods());
    allowed.remove("OPTIONS");
    allowed.remove("HEAD");
    return Problem.of(405, "This address takes %s only.".formatted(String.join(", ", allowed)))
        .with("Allow", String.join(", ", allowed));
  }

  private static Problem defect(Throwable thrown) {
    LOG.log(System.Logger.Level.ERROR, "A request failed for a defect of this server", thrown);
    return Problem.of(
        500,
        "This server has a defect that kept it from answering. Its log has the details under the"
            + " request's id.");
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
