package org.toolforge.components.http.harness;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.Callbacks;
import org.toolforge.components.Components;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.Runs;
import org.toolforge.components.callback.Tally;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.http.RestServer;
import org.toolforge.components.http.auth.GatewayAuthenticator;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.RunLimits;

/** A server on a free port, over a world in memory in which a minute takes a moment. */
public final class TestServer implements AutoCloseable {

  private final RealTimeline timeline;
  private final Script script = new Script();
  private final InMemoryPlatform platform;
  private final Components components;
  private final DeployTokens tokens;
  private final Runs runs;
  private final Preparer preparer;
  private final Limits limits;
  private final RestServer server;
  private final URI address;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile Optional<String> trouble = Optional.empty();
  private @Nullable Workers workers;

  TestServer(ServerSetup setup) {
    timeline = new RealTimeline(setup.speed());
    platform = new InMemoryPlatform(timeline, script);
    limits = setup.limits();
    ConfigParser parser = new ConfigParser(false);
    preparer =
        new Preparer(
            parser,
            platform.fetcher(),
            platform.repositories(),
            platform.logins(),
            platform.builds(),
            platform.jobs(),
            platform.deployments());
    components =
        new Components(
            platform.configs(),
            platform.deployments(),
            platform.builds(),
            platform.jobs(),
            platform.tenants(),
            preparer,
            parser,
            limits,
            timeline,
            new Random());
    ResultStore results = setup.results();
    runs =
        new Runs(
            platform.runs(),
            results == null ? platform.results() : results,
            platform.jobs(),
            platform.deployments(),
            platform.signingKeys(),
            RunLimits.DEFAULT,
            timeline,
            new Random());
    tokens =
        new DeployTokens(
            platform.deployTokens(), setup.tokenLifetime(), timeline, new SecureRandom());
    server =
        new RestServer(
            setup.settings(),
            setup.streams(),
            new RestServer.RequestLog(log::add, true),
            new RestServer.Backend(
                components,
                tokens,
                new Callbacks(platform.signingKeys()),
                () -> new Tally(0, 0, 0),
                platform.deployments(),
                runs,
                platform.reader(),
                platform.writer(),
                new GatewayAuthenticator(tokens, Set.of(ServerSetup.ADMINISTRATOR)),
                () -> 0,
                () -> trouble));
    server.start();
    String scheme = setup.settings().tls() == null ? "http" : "https";
    address = URI.create("%s://localhost:%d".formatted(scheme, server.port()));
    work();
  }

  /** With what most tests need. */
  public static TestServer start() {
    return ServerSetup.USUAL.start();
  }

  /** Lets deployments go on, from now on. */
  public final void work() {
    DeploymentEngine engine =
        new DeploymentEngine(
            platform.deployments(),
            platform.builds(),
            platform.jobs(),
            platform.maintenance(),
            preparer,
            new Reconciler(limits),
            platform.newLease(),
            timeline);
    workers = Workers.start(engine, 2);
  }

  /** Lets deployments stand still, so that only requests ask the services behind. */
  public void rest() {
    if (workers != null) {
      workers.close();
      workers = null;
    }
  }

  /** What the pretended services are told to do. */
  public Script script() {
    return script;
  }

  public InMemoryPlatform platform() {
    return platform;
  }

  public Components components() {
    return components;
  }

  public Runs runs() {
    return runs;
  }

  public DeployTokens tokens() {
    return tokens;
  }

  public URI address() {
    return address;
  }

  /** The lines that were written for requests. */
  public List<String> log() {
    return log;
  }

  /** Lets the server say that no requests should be sent to it. */
  public void isInTrouble(String reason) {
    trouble = Optional.of(reason);
  }

  /** How many answers are held or streamed now. */
  public int streams() {
    return anybody()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("components_http_streams "))
        .map(line -> (int) Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** A client that the gateway has authenticated as that tool. */
  public TestClient as(String tool) {
    return TestClient.to(this).with("x-toolforge-tool", tool);
  }

  /** A client that the gateway has authenticated as an administrator. */
  public TestClient asAdministrator() {
    return as(ServerSetup.ADMINISTRATOR.value());
  }

  /** A client of whom nobody says who it is. */
  public TestClient anybody() {
    return TestClient.to(this);
  }

  /** A connection on which anything can be sent. */
  public RawConnection connect() {
    return new RawConnection(address.getPort(), Duration.ofSeconds(10));
  }

  /** Stops to serve; what was under way stays as it is. */
  public void stop() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    rest();
    timeline.close();
  }
}
