package org.toolforge.components.app.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.app.wiring.Builds;
import org.toolforge.components.app.wiring.ComponentRuntime;
import org.toolforge.components.app.wiring.RunSettings;
import org.toolforge.components.app.wiring.ServerFlavour;
import org.toolforge.components.app.wiring.Sources;
import org.toolforge.components.app.wiring.Storage;
import org.toolforge.components.app.wiring.SystemSettings;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.stream.StreamLimits;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;

/**
 * A real server on this machine over a world in memory, in which things take a few milliseconds.
 */
final class TestServer implements AutoCloseable {

  private final RealTimeline timeline;
  private final ServerFlavour system;
  private final RestServer server;
  private final Workers workers;

  private TestServer(double speed) {
    timeline = new RealTimeline(speed);
    system =
        ServerFlavour.of(
            timeline,
            new SystemSettings(
                new Storage.InMemory(null),
                Limits.DEFAULT,
                Duration.ofDays(365),
                FetchPolicy.usual(),
                Sources.PRETENDED,
                Builds.Pretended.USUAL,
                new ComponentRuntime.Pretended(),
                RunSettings.USUAL,
                StreamLimits.DEFAULT,
                CallbackLimits.DEFAULT,
                Set.of()));
    server =
        new RestServer(
            ServerSettings.onLoopback(0),
            StreamLimits.DEFAULT,
            new RestServer.RequestLog(line -> {}, false),
            system.backend(Optional::empty));
    workers = Workers.start(system.engine(), 2);
    server.start();
  }

  static TestServer fast() {
    return new TestServer(400);
  }

  /** In which a deployment does not end by itself while a test looks on. */
  static TestServer slow() {
    return new TestServer(1);
  }

  /** What the pretended services are told to do. */
  Script script() {
    return system.script();
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  @Override
  public void close() {
    server.close();
    workers.close();
    system.close();
    timeline.close();
  }
}
