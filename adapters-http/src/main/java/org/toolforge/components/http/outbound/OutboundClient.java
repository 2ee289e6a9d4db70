package org.toolforge.components.http.outbound;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client that does nothing on its own: it follows no redirect, keeps no cookie, signs in
 * nowhere, uses no proxy, decompresses nothing and connects only where {@link AddressRules} let it.
 * Its threads start with the first request.
 */
final class OutboundClient implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int THREADS = 16;

  private final FetchPolicy policy;
  private final HostAddresses addresses;
  private final SslContextFactory.Client tls;
  private @Nullable HttpClient client;
  private @Nullable ExecutorService resolvers;
  private boolean closed;

  OutboundClient(FetchPolicy policy, Names names, SslContextFactory.Client tls) {
    this.policy = policy;
    this.addresses = new HostAddresses(policy, names);
    this.tls = tls;
  }

  /** A request for a document, to be sent by the caller. */
  Request request(Target target) {
    return started()
        .newRequest(target.uri())
        .headers(headers ->
            headers
                .put(
                    HttpHeader.ACCEPT,
                    "application/yaml, application/json, text/plain;q=0.9, */*;q=0.5")
                .put(HttpHeader.ACCEPT_ENCODING, "identity")
                // Fetches are rare. A kept connection may be closed by the time of the next.
                .put(HttpHeader.CONNECTION, "close"));
  }

  /** Ends what still runs; waits for it. */
  @Override
  public synchronized void close() {
    closed = true;
    if (resolvers != null) {
      resolvers.shutdownNow();
    }
    if (client != null) {
      try {
        client.stop();
      } catch (Exception e) {
        throw new IllegalStateException("the client for fetching does not stop", e);
      }
    }
  }

  private synchronized HttpClient started() {
    if (closed) {
      throw new IllegalStateException("the client for fetching is closed");
    }
    if (client == null) {
      // Not the client's own threads: a lookup blocks for as long as the machine pleases.
      resolvers =
          Executors.newThreadPerTaskExecutor(
              Thread.ofPlatform().daemon().name("fetch-names-", 0).factory());
      client = start(new CheckedResolver(addresses, resolvers));
    }
    return client;
  }

  private HttpClient start(CheckedResolver resolver) {
    HttpClient http = new HttpClient(new HttpClientTransportOverHTTP(1));
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("fetch");
    threads.setDaemon(true);
    http.setExecutor(threads);
    http.setSslContextFactory(tls);
    http.setSocketAddressResolver(resolver);
    http.setFollowRedirects(false);
    http.setHttpCookieStore(new HttpCookieStore.Empty());
    http.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "toolforge-components"));
    http.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
    // Half, so that the second address of a host gets its turn when the first is dead.
    http.setConnectTimeout(Math.max(1, policy.deadline().dividedBy(2).toMillis()));
    http.setIdleTimeout(policy.deadline().toMillis());
    // Users name hosts without end, and each would be remembered.
    http.setDestinationIdleTimeout(Duration.ofSeconds(30).toMillis());
    try {
      http.start();
    } catch (Exception e) {
      throw new IllegalStateException("the client for fetching does not start", e);
    }
    // The client brings these when it starts.
    http.getContentDecoderFactories().clear();
    http.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    http.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    http.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
    return http;
  }
}
