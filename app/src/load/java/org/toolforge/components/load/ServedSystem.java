package org.toolforge.components.load;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.Components;
import org.toolforge.components.app.wiring.Builds;
import org.toolforge.components.app.wiring.ComponentRuntime;
import org.toolforge.components.app.wiring.RunSettings;
import org.toolforge.components.app.wiring.ServerFlavour;
import org.toolforge.components.app.wiring.Sources;
import org.toolforge.components.app.wiring.Storage;
import org.toolforge.components.app.wiring.SystemSettings;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.stream.StreamLimits;
import org.toolforge.components.inmemory.BuildBehaviour;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.RunBehaviour;

/** The real server over a system in memory, whose builds and jobs take no time. */
final class ServedSystem implements AutoCloseable {

  private final RealTimeline timeline = new RealTimeline(1);
  private final ServerFlavour system;
  private final RestServer server;
  private final Workers workers;

  ServedSystem() {
    system =
        ServerFlavour.of(
            timeline,
            new SystemSettings(
                new Storage.InMemory(null),
                Limits.DEFAULT,
                Duration.ofDays(1),
                FetchPolicy.usual(),
                Sources.PRETENDED,
                Builds.Pretended.USUAL,
                new ComponentRuntime.Pretended(),
                RunSettings.USUAL,
                StreamLimits.DEFAULT,
                CallbackLimits.DEFAULT,
                Set.of()));
    system
        .script()
        .otherBuilds(component -> BuildBehaviour.succeedsAfter(Duration.ZERO))
        .otherRuns(component -> RunBehaviour.readyAfter(Duration.ZERO));
    // The lines of the log are made and encoded as ever, and go nowhere.
    PrintStream log =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    server =
        new RestServer(
            ServerSettings.onLoopback(0),
            StreamLimits.DEFAULT,
            new RestServer.RequestLog(log::println, false),
            system.backend(Optional::empty));
    server.start();
    workers = Workers.start(system.engine(), 4);
  }

  int port() {
    return server.port();
  }

  Components components() {
    return system.components();
  }

  void save(ToolName tool, String config) {
    system.components().saveConfig(tool, system.reader().read(config), "load");
  }

  @Override
  public void close() {
    server.close();
    workers.close();
    system.close();
    timeline.close();
  }
}
