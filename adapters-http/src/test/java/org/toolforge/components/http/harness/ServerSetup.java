package org.toolforge.components.http.harness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.stream.StreamLimits;
import org.toolforge.components.port.ResultStore;

/**
 * How a server under test is set up.
 *
 * @param speed how much quicker than real ones the pretended services are
 * @param results where the results of runs are kept; null for in memory
 */
public record ServerSetup(
    double speed,
    Limits limits,
    StreamLimits streams,
    Duration tokenLifetime,
    ServerSettings settings,
    @Nullable ResultStore results) {

  /** Who may do what is left to administrators. */
  static final ToolName ADMINISTRATOR = new ToolName("administrator");

  /** What takes seconds takes milliseconds; whoever is on this machine is believed. */
  public static final ServerSetup USUAL =
      new ServerSetup(
          500,
          Limits.DEFAULT,
          StreamLimits.DEFAULT,
          Duration.ofDays(365),
          ServerSettings.onLoopback(0),
          null);

  public ServerSetup with(StreamLimits other) {
    return new ServerSetup(speed, limits, other, tokenLifetime, settings, results);
  }

  public ServerSetup with(Limits other) {
    return new ServerSetup(speed, other, streams, tokenLifetime, settings, results);
  }

  public ServerSetup with(ServerSettings other) {
    return new ServerSetup(speed, limits, streams, tokenLifetime, other, results);
  }

  public ServerSetup withTokensThatLast(Duration lifetime) {
    return new ServerSetup(speed, limits, streams, lifetime, settings, results);
  }

  /** With the results of runs in that place. */
  public ServerSetup over(ResultStore other) {
    return new ServerSetup(speed, limits, streams, tokenLifetime, settings, other);
  }

  public TestServer start() {
    return new TestServer(this);
  }
}
