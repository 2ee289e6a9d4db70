package org.toolforge.components.http.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.toolforge.components.ComponentsException;

/**
 * Says what went wrong with a callback. The words hold neither what the receiver answered nor more
 * of the address than its host: receivers often have a secret in the path.
 *
 * @param url where it was to go
 */
record CallErrors(URI url) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  ComponentsException refused(Target.RefusedException e) {
    return new ComponentsException.Forbidden(
        sentence("the address %s. Use one like https://host/path".formatted(e.reason())));
  }

  /** For every status but those that mean success. */
  ComponentsException status(int status) {
    if (status == 410) {
      return new ComponentsException.NotFound(
          sentence("it answers with status 410, so it wants no calls any more"));
    }
    if (status >= 300 && status < 400) {
      return passing(
          "it redirects with status %d, and redirects are not followed. Give the final address as callback"
              .formatted(status));
    }
    return passing("it answers with status %d where 200 to 299 is needed".formatted(status));
  }

  /** For whatever a client fails with. */
  ComponentsException failed(IOException cause) {
    return switch (cause) {
      case ForbiddenHostException e ->
          new ComponentsException.Forbidden(
              sentence(
                  "it has an address that is not public. Use a public receiver, or ask the administrators to allow this host"));
      case UnknownHostException e -> passing("no address is known for it");
      case SSLException e -> passing("no secure connection can be made. Check its certificate");
      case ConnectException e -> passing("it does not accept connections");
      case SocketTimeoutException e -> passing("it does not answer in time");
      default ->
          cause.getCause() instanceof java.util.concurrent.TimeoutException
              ? passing("it does not answer in time")
              : passing("the connection broke");
    };
  }

  private ComponentsException.Unavailable passing(String reason) {
    return new ComponentsException.Unavailable(sentence(reason), RETRY_AFTER);
  }

  private String sentence(String reason) {
    return "Unable to call %s back: %s.".formatted(url.getHost(), reason);
  }
}
