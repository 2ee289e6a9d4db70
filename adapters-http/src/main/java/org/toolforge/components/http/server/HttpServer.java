package org.toolforge.components.http.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.tls.KeyStores;

/** Serves the operations that it is given, over HTTP. */
public final class HttpServer implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /** Jersey makes a buffer of that size for each answer; what is larger we collect ourselves. */
  private static final int BUFFER = 4 * 1024;

  private static final int PLATFORM_THREADS = 24;

  /** Held on to, since the JDK would forget its level otherwise. */
  private static final Logger PROVIDERS =
      Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

  private final Server server;
  private final ServerConnector connector;
  private final Runnable endStreams;

  /**
   * @param operations the resources, filters and mappers, ready-made
   * @param log gets a line for each request
   * @param structuredLog whether that line is JSON
   * @param endStreams called when the server begins to stop: lets go who waits for more
   */
  public HttpServer(
      ServerSettings settings,
      List<Object> operations,
      Consumer<String> log,
      boolean structuredLog,
      RequestObserver observer,
      Runnable endStreams) {
    this.endStreams = endStreams;
    QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS, 4);
    threads.setName("http");
    threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server = new Server(threads);
    connector = new ServerConnector(server, null, null, null, 1, 1, factories(settings));
    connector.setHost(settings.address());
    connector.setPort(settings.port());
    connector.setIdleTimeout(settings.idle().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.maxConnections(), connector));
    server.setStopTimeout(settings.grace().toMillis());
    server.setErrorHandler(new JsonErrorHandler());
    server.setRequestLog(new AccessLog(log, structuredLog, observer, InstantSource.system()));
    server.setHandler(
        new GracefulHandler(new JerseyHandler(resources(operations), new Peers(settings))));
  }

  private static ResourceConfig resources(List<Object> operations) {
    // It warns of every resource whose path stands on the interface that it implements.
    PROVIDERS.setLevel(Level.SEVERE);
    ResourceConfig resources = new ResourceConfig();
    operations.forEach(resources::register);
    resources.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    resources.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    resources.property(CommonProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, BUFFER);
    // Nothing is to be found on the class path but what is registered here.
    resources.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
    resources.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
    resources.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
    return resources;
  }

  private static ConnectionFactory[] factories(ServerSettings settings) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    // An odd address is one at which nothing is. Nothing but Jersey takes addresses apart, so that
    // nobody can disagree with it on what one means.
    http.setUriCompliance(UriCompliance.UNSAFE);
    http.setMinRequestDataRate(100);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    Tls tls = settings.tls();
    if (tls == null) {
      return new ConnectionFactory[] {plain};
    }
    // Behind a gateway the server is called by names that its certificate may not have.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ConnectionFactory[] {
      new SslConnectionFactory(contextFactory(tls), plain.getProtocol()), plain
    };
  }

  private static SslContextFactory.Server contextFactory(Tls tls) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(tls.identity());
    context.setKeyStorePassword(KeyStores.password());
    context.setKeyManagerPassword(KeyStores.password());
    context.setSniRequired(false);
    if (tls.clients() != null) {
      context.setTrustStore(tls.clients());
      // Who has a deploy token needs no certificate.
      context.setWantClientAuth(true);
    }
    return context;
  }

  /**
   * Begins to listen.
   *
   * @throws ComponentsException.Unavailable when the address cannot be listened on
   */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new ComponentsException.Unavailable(
          "Cannot listen on %s port %d: %s"
              .formatted(connector.getHost(), connector.getPort(), rootCause(e)),
          Duration.ofSeconds(1),
          e);
    }
  }

  private static String rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Takes no more requests, lets those under way end, and stops. */
  @Override
  public void close() {
    endStreams.run();
    try {
      server.stop();
    } catch (Exception e) {
      System.getLogger(HttpServer.class.getName())
          .log(System.Logger.Level.WARNING, "The server did not stop in order", e);
    }
  }
}
