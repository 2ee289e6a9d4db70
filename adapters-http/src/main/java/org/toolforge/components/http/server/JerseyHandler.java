package org.toolforge.components.http.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.internal.ContainerUtils;
import org.toolforge.components.http.exchange.Exchange;

/**
 * Hands requests from Jetty to Jersey. Unlike the container that comes with Jersey, it sends short
 * answers in one piece and streams without a buffer, and tells who the other end is.
 */
final class JerseyHandler extends Handler.Abstract {

  static final String EXCHANGE = Exchange.class.getName();
  static final String REQUEST_ID = "X-Request-Id";

  /** The operations give no absolute addresses, so it does not matter what the caller calls us. */
  private static final URI BASE = URI.create("http://localhost/");

  private static final NobodySecurityContext NOBODY = new NobodySecurityContext();

  private final ApplicationHandler jersey;
  private final Peers peers;

  JerseyHandler(ResourceConfig resources, Peers peers) {
    this.jersey = new ApplicationHandler(resources);
    this.peers = peers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange =
        new Exchange(newId().toString(), request.getMethod(), peers.isTrusted(request));
    request.setAttribute(EXCHANGE, exchange);
    response.getHeaders().put(REQUEST_ID, exchange.requestId());
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    try {
      ContainerRequest contained = contained(request);
      contained.setWriter(new JerseyResponse(request, response, callback, exchange));
      exchange.run(() -> jersey.handle(contained));
    } catch (URISyntaxException e) {
      Response.writeError(request, response, callback, 400, "The address is malformed.");
    }
    return true;
  }

  /** Nobody has to guess it, so it need not come from the slow source of secrets. */
  private static UUID newId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & ~0xf000L) | 0x4000L, (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }

  private ContainerRequest contained(Request request) throws URISyntaxException {
    ContainerRequest contained =
        new ContainerRequest(
            BASE,
            uri(request),
            request.getMethod(),
            NOBODY,
            new MapPropertiesDelegate(),
            jersey.getConfiguration());
    contained.setEntityStream(Request.asInputStream(request));
    for (HttpField field : request.getHeaders()) {
      String value = field.getValue();
      contained.headers(field.getName(), value == null ? "" : value);
    }
    return contained;
  }

  private static URI uri(Request request) throws URISyntaxException {
    // Programs send it as it is, though it has no place in an address.
    String path = request.getHttpURI().getPath().replace("\\", "%5C");
    String query = request.getHttpURI().getQuery();
    String pathAndQuery =
        query == null ? path : path + "?" + ContainerUtils.encodeUnsafeCharacters(query);
    return new URI("http://localhost" + pathAndQuery);
  }
}
