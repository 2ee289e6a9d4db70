package org.toolforge.components.http.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which server a client talks to, for which tool, and how.
 *
 * @param server the address under which {@code /api/v1} is found, with the path of a gateway if
 *     there is one; http or https
 * @param ca the certificates, in the PEM format, of those who may vouch for the server; null for
 *     those that Java trusts anyway
 * @param verified whether the server has to prove who it is
 * @param connectTimeout how long to try to reach it
 * @param answerTimeout how long to wait for an answer once it is asked
 */
public record ClientSettings(
    URI server,
    String tool,
    ClientCredentials credentials,
    @Nullable Path ca,
    boolean verified,
    Duration connectTimeout,
    Duration answerTimeout) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

  /** With the usual timeouts, and a server that has to prove who it is. */
  public static ClientSettings of(URI server, String tool, ClientCredentials credentials) {
    return new ClientSettings(
        server, tool, credentials, null, true, CONNECT_TIMEOUT, ANSWER_TIMEOUT);
  }

  /** Trusting those that this file has, instead of those that Java trusts. */
  public ClientSettings trusting(@Nullable Path authorities) {
    return new ClientSettings(
        server, tool, credentials, authorities, verified, connectTimeout, answerTimeout);
  }

  /** Believing any server, whoever it is. */
  public ClientSettings unverified() {
    return new ClientSettings(server, tool, credentials, ca, false, connectTimeout, answerTimeout);
  }

  public ClientSettings withTimeouts(Duration connect, Duration answer) {
    return new ClientSettings(server, tool, credentials, ca, verified, connect, answer);
  }

  /** The server's address without a slash at its end. */
  String base() {
    return server.toString().replaceFirst("/+$", "");
  }
}
