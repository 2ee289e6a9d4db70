package org.toolforge.components.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.toolforge.components.Callbacks;
import org.toolforge.components.Components;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.Runs;
import org.toolforge.components.callback.Tally;
import org.toolforge.components.http.auth.Authenticator;
import org.toolforge.components.http.auth.RunUploads;
import org.toolforge.components.http.error.Errors;
import org.toolforge.components.http.error.WordlessErrors;
import org.toolforge.components.http.filter.AliasFilter;
import org.toolforge.components.http.filter.AuthenticationFilter;
import org.toolforge.components.http.filter.Parameters;
import org.toolforge.components.http.metrics.DeploymentMetrics;
import org.toolforge.components.http.metrics.ServerMetrics;
import org.toolforge.components.http.resource.Bodies;
import org.toolforge.components.http.resource.CallbacksResource;
import org.toolforge.components.http.resource.ConfigResource;
import org.toolforge.components.http.resource.DeployRequestReader;
import org.toolforge.components.http.resource.DeploymentsResource;
import org.toolforge.components.http.resource.InsightResource;
import org.toolforge.components.http.resource.JsonWriter;
import org.toolforge.components.http.resource.NodeReader;
import org.toolforge.components.http.resource.RunsResource;
import org.toolforge.components.http.resource.SystemResource;
import org.toolforge.components.http.resource.TenantRequestReader;
import org.toolforge.components.http.resource.TenantsResource;
import org.toolforge.components.http.resource.TokenResource;
import org.toolforge.components.http.resource.YamlWriter;
import org.toolforge.components.http.server.HttpServer;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.stream.Follower;
import org.toolforge.components.http.stream.RunFollower;
import org.toolforge.components.http.stream.StreamLimits;
import org.toolforge.components.http.stream.Streams;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.DocumentWriter;

/** The REST API of a system, served until it is closed. */
public final class RestServer implements AutoCloseable {

  /**
   * The system that is served.
   *
   * @param callbacks what tools have to know of callbacks
   * @param tally what came of callbacks
   * @param queueLength how much work waits in the engine
   * @param trouble why no requests should be sent here now; empty when they should
   */
  public record Backend(
      Components components,
      DeployTokens tokens,
      Callbacks callbacks,
      Supplier<Tally> tally,
      DeploymentStore deployments,
      Runs runs,
      ConfigReader reader,
      DocumentWriter writer,
      Authenticator authenticator,
      IntSupplier queueLength,
      Supplier<Optional<String>> trouble) {}

  /**
   * Where the line that is written for each request goes.
   *
   * @param structured whether it is JSON
   */
  public record RequestLog(Consumer<String> lines, boolean structured) {}

  private final HttpServer server;
  private final DeploymentMetrics deploymentMetrics;

  /** Makes a server that does not listen yet. */
  public RestServer(
      ServerSettings settings, StreamLimits streamLimits, RequestLog log, Backend backend) {
    Components components = backend.components();
    Streams streams = new Streams(streamLimits);
    Follower follower = new Follower(components, streams, streamLimits);
    RunFollower runs = new RunFollower(backend.runs(), streams);
    ServerMetrics metrics = new ServerMetrics();
    metrics.gauge("components.http.streams", "Answers that are held or streamed", streams::open);
    metrics.gauge(
        "components.engine.queue", "Things that wait in the engine", backend.queueLength());
    deploymentMetrics =
        new DeploymentMetrics(metrics, components, backend.deployments(), InstantSource.system());
    metrics.count(
        "components.callbacks.delivered",
        "Callbacks that were answered with success",
        () -> backend.tally().get().delivered());
    metrics.count(
        "components.callbacks.given.up",
        "Callbacks that are not tried any more",
        () -> backend.tally().get().givenUp());
    metrics.gauge(
        "components.callbacks.waiting",
        "Callbacks that are still to be made or repeated",
        () -> backend.tally().get().waiting());
    Bodies bodies = new Bodies(backend.reader());
    server =
        new HttpServer(
            settings,
            List.of(
                new AliasFilter(),
                new AuthenticationFilter(backend.authenticator(), new RunUploads(backend.runs())),
                new Parameters(),
                new NodeReader(bodies),
                new DeployRequestReader(bodies),
                new TenantRequestReader(bodies),
                new YamlWriter(backend.writer()),
                new JsonWriter(),
                new Errors(),
                new WordlessErrors(),
                new ConfigResource(components),
                new DeploymentsResource(components, follower),
                new RunsResource(backend.runs(), follower, runs, streams),
                new TokenResource(backend.tokens()),
                new CallbacksResource(backend.callbacks()),
                new InsightResource(components, backend.runs()),
                new TenantsResource(components),
                new SystemResource(backend.reader(), backend.trouble(), metrics::text)),
            log.lines(),
            log.structured(),
            metrics,
            () -> {
              follower.close();
              runs.close();
            });
  }

  /** Begins to listen. */
  public void start() {
    server.start();
  }

  /** The port that it listens on. */
  public int port() {
    return server.port();
  }

  /** Takes no more requests, lets those under way end, and stops. */
  @Override
  public void close() {
    server.close();
    deploymentMetrics.close();
  }
}
