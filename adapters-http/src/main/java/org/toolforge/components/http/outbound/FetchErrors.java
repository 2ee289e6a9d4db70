package org.toolforge.components.http.outbound;

import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Says what went wrong with a fetch. The words never hold what the other side sent, since that may
 * not be meant for who reads them, nor the query of the address, since it may hold a secret.
 *
 * @param url the address that the user wrote
 */
record FetchErrors(URI url) {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

  ComponentsException forbidden(String host) {
    return lasting(
        "the host %s has an address that is not public. Put the config on a public web server, or ask the administrators to allow this host."
            .formatted(host));
  }

  ComponentsException refused(Target.RefusedException e) {
    return lasting("the address %s. Use an address like https://host/path.".formatted(e.reason()));
  }

  ComponentsException badRedirect(Target.RefusedException e) {
    return lasting(
        "its server redirects to an address that %s. Use the address of the document itself."
            .formatted(e.reason()));
  }

  ComponentsException tooManyRedirects(int limit) {
    return lasting(
        "its server redirects more than %d times. Use the address of the document itself."
            .formatted(limit));
  }

  ComponentsException tooLarge(int limit) {
    return lasting(
        "the document is larger than the %d bytes that a config may have. Make it smaller."
            .formatted(limit));
  }

  ComponentsException encoded() {
    return lasting(
        "its server sends the document compressed, even though it was asked not to. Serve it as it is.");
  }

  ComponentsException notText() {
    return lasting("the document is not text in UTF-8. Save it in that encoding.");
  }

  ComponentsException malformed(ComponentsException.Malformed e) {
    return lasting("the document cannot be read: " + e.getMessage());
  }

  ComponentsException status(int status) {
    return switch (status) {
      case 401, 403 ->
          lasting(
              "its server answers with status %d. Make the document readable without signing in."
                  .formatted(status));
      case 404, 410 ->
          lasting(
              "its server answers with status %d. Check the address, or put the document there."
                  .formatted(status));
      // Not now, these mean, rather than never.
      case 408, 425, 429 -> passing("its server answers with status %d".formatted(status), null);
      default ->
          status >= 500
              ? passing("its server answers with status %d".formatted(status), null)
              : lasting(
                  "its server answers with status %d where 200 is needed. Use an address that gives the document."
                      .formatted(status));
    };
  }

  ComponentsException late(Duration deadline) {
    String seconds =
        BigDecimal.valueOf(deadline.toMillis(), 3).stripTrailingZeros().toPlainString();
    return passing("it did not arrive within %s seconds".formatted(seconds), null);
  }

  ComponentsException interrupted() {
    return passing("the fetch was interrupted", null);
  }

  /** For whatever a client fails with. */
  ComponentsException failed(Throwable cause, String host) {
    return switch (cause) {
      case ComponentsException e -> e;
      case ForbiddenHostException e -> forbidden(e.host());
      case UnknownHostException e ->
          passing("no address is known for the host %s".formatted(host), e);
      case SSLException e ->
          lasting(
              "no secure connection to the host %s can be made. Check its certificate: it must be valid for that name and signed by a public authority."
                  .formatted(host));
      case ConnectException e ->
          passing("the host %s does not accept connections".formatted(host), e);
      case SocketTimeoutException e -> passing("the host %s does not answer".formatted(host), e);
      case TimeoutException e -> passing("the host %s does not answer".formatted(host), e);
      default -> passing("the connection to the host %s broke".formatted(host), cause);
    };
  }

  /** For what stays as it is until somebody does something about it. */
  private ComponentsException lasting(String reason) {
    return new ComponentsException.NotFetched(sentence(reason));
  }

  /** For what may be over by the next try. */
  private ComponentsException passing(String reason, @Nullable Throwable cause) {
    String message = sentence(reason + ". Try again later, or check the address.");
    return cause == null
        ? new ComponentsException.Unavailable(message, RETRY_AFTER)
        : new ComponentsException.Unavailable(message, RETRY_AFTER, cause);
  }

  private String sentence(String reason) {
    return "Unable to retrieve config from source url %s: %s".formatted(shown(), reason);
  }

  /** The address without what may be secret. */
  private String shown() {
    String path = url.getRawPath();
    String authority = url.getRawAuthority();
    return url.getScheme()
        + "://"
        + (authority == null ? "" : authority.substring(authority.lastIndexOf('@') + 1))
        + (path == null ? "" : path);
  }
}
