package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.outbound.ForbiddenHostException;

/**
 * Says what went wrong with a look into a repository. The words never hold what the other side
 * sent.
 *
 * @param attempt what could not be done, the beginning of a sentence
 */
record GitErrors(String attempt) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  ComponentsException of(IOException failure) {
    return switch (failure) {
      case GitFailure e -> e.isPassing() ? passing(e.reason(), e) : lasting(e.reason());
      case ForbiddenHostException e ->
          lasting(
              "the host %s has an address that is not public. Use a repository that is, or ask the administrators to allow this host."
                  .formatted(e.host()));
      case UnknownHostException e -> passing("no address is known for its host", e);
      case SSLException e ->
          lasting(
              "no secure connection to its host can be made. Check its certificate: it must be valid for that name and signed by a public authority.");
      case ConnectException e -> passing("its host does not accept connections", e);
      case NoRouteToHostException e -> passing("its host cannot be reached", e);
      case SocketTimeoutException e -> passing("its host does not answer", e);
      case InterruptedIOException e -> passing("it was interrupted", e);
      case MissingObjectException e ->
          lasting("its host does not send what it promised. Check the repository at its host.");
      case TooLargeObjectInPackException e ->
          lasting("it has a file that is too large, and its host cannot leave it out.");
      case CorruptObjectException e -> lasting(GitFailure.broken().reason());
      default -> passing("the connection to its host broke", failure);
    };
  }

  ComponentsException.NotFetched lasting(String reason) {
    return new ComponentsException.NotFetched(attempt + ": " + reason);
  }

  private ComponentsException.Unavailable passing(String reason, IOException cause) {
    return new ComponentsException.Unavailable(
        "%s: %s. Try again later, or check the address.".formatted(attempt, reason),
        RETRY_AFTER,
        cause);
  }
}
