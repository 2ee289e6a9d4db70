package org.toolforge.components.http.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A server that answers one request after the other as a test has told it, and notes them. */
final class ScriptedServer implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();

  /** A request as it came. */
  record Request(String method, URI uri, com.sun.net.httpserver.Headers headers, String body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.getFirst(name));
    }
  }

  /** What a test wants to be answered. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException;
  }

  private ScriptedServer(@Nullable SSLContext tls) {
    try {
      InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      if (tls == null) {
        server = HttpServer.create(anywhere, 0);
        scheme = "http";
      } else {
        HttpsServer secure = HttpsServer.create(anywhere, 0);
        secure.setHttpsConfigurator(asking(tls));
        server = secure;
        scheme = "https";
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Clients may show a certificate. */
  private static HttpsConfigurator asking(SSLContext tls) {
    return new HttpsConfigurator(tls) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters wanted = tls.getDefaultSSLParameters();
        wanted.setWantClientAuth(true);
        parameters.setSSLParameters(wanted);
      }
    };
  }

  static ScriptedServer plain() {
    return new ScriptedServer(null);
  }

  static ScriptedServer tls(SSLContext context) {
    return new ScriptedServer(context);
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized ScriptedServer then(Reply reply) {
    replies.add(reply);
    return this;
  }

  ScriptedServer json(int status, String body) {
    return then(exchange -> send(exchange, status, "application/json", body));
  }

  /** Events, after which the stream ends. */
  ScriptedServer events(String text) {
    return then(exchange -> send(exchange, 200, "text/event-stream", text));
  }

  /** An answer that breaks off before its end. */
  ScriptedServer breakingOff() {
    return then(exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
    });
  }

  static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply;
    synchronized (this) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              body));
      reply = replies.poll();
    }
    try (exchange) {
      if (reply == null) {
        send(exchange, 500, "text/plain", "no reply is left");
      } else {
        reply.to(exchange);
      }
    }
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  Request onlyRequest() {
    if (requests().size() != 1) {
      throw new AssertionError("not one request but " + requests());
    }
    return requests().getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
