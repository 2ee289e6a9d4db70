package org.toolforge.components.http.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens.
 *
 * @param address where: a name or an IP address of this machine
 * @param port 0 for any free one
 * @param tls absent for plain HTTP
 * @param trustLoopback whether programs on this machine are believed which tool they are, as during
 *     development
 * @param maxConnections how many connections may be open at a time; more have to wait
 * @param idle after which a silent connection is closed
 * @param grace how long requests may take to end when the server is stopped
 */
public record ServerSettings(
    String address,
    int port,
    @Nullable Tls tls,
    boolean trustLoopback,
    int maxConnections,
    Duration idle,
    Duration grace) {

  /** Plain HTTP on this machine alone, as for development. */
  public static ServerSettings onLoopback(int port) {
    return new ServerSettings(
        "127.0.0.1", port, null, true, 2_000, Duration.ofSeconds(30), Duration.ofSeconds(10));
  }
}
