package org.toolforge.components.app.serve;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.app.wiring.ServerFlavour;
import org.toolforge.components.app.wiring.SystemSettings;
import org.toolforge.components.engine.Rounds;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.inmemory.Timeline;

/** A served system, from its start until it is closed. */
final class RunningServer implements AutoCloseable {

  /** Work on deployments waits for little in one process; this is what two cores keep busy. */
  private static final int WORKERS = 4;

  private final ServerSettings listen;
  private final ServerFlavour system;
  private final RestServer server;
  private final Workers workers;
  private final Rounds keeper;
  private final AtomicBoolean stopping = new AtomicBoolean();

  private RunningServer(
      Timeline timeline, ServerSettings listen, SystemSettings settings, ServerLog log) {
    this.listen = listen;
    system = ServerFlavour.of(timeline, settings);
    server =
        new RestServer(
            listen,
            settings.streams(),
            new RestServer.RequestLog(log::request, log.isStructured()),
            system.backend(this::trouble));
    system.start();
    workers = Workers.start(system.engine(), WORKERS);
    system.courier().startWorking();
    keeper = Rounds.start("run-keeper", system.runKeeper());
  }

  /** Starts it; what was unfinished when the last one ended goes on. */
  static RunningServer start(
      Timeline timeline, ServerSettings listen, SystemSettings settings, ServerLog log) {
    RunningServer running = new RunningServer(timeline, listen, settings, log);
    try {
      running.server.start();
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
    return running;
  }

  /** Why no requests should be sent here now. */
  private Optional<String> trouble() {
    if (stopping.get()) {
      return Optional.of("This server is stopping.");
    }
    Optional<String> outside = system.trouble();
    if (outside.isPresent()) {
      return outside;
    }
    try {
      int unused = system.deployments().unfinished().size();
      return Optional.empty();
    } catch (ComponentsException.Unavailable e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Where it listens, and what becomes of the state. */
  String describe() {
    return "Serving on %s://%s:%d. %s"
        .formatted(
            listen.tls() == null ? "http" : "https",
            listen.address().contains(":") ? "[" + listen.address() + "]" : listen.address(),
            server.port(),
            system.describe());
  }

  /**
   * Lets requests end and leaves unfinished deployments as they are. Doing it twice is no error.
   */
  void stop() {
    if (stopping.compareAndSet(false, true)) {
      server.close();
      // Before the engine, which gives up the lease that both need.
      system.courier().close();
      keeper.close();
      workers.close();
      system.close();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
