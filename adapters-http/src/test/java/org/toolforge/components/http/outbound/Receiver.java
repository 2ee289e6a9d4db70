package org.toolforge.components.http.outbound;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.toolforge.components.callback.CallbackUrl;

/** Somebody on the loopback address who wants to be called. */
final class Receiver implements AutoCloseable {

  /** A call as it came. */
  record Call(String method, String path, Map<String, List<String>> headers, String body) {

    String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  /** What is answered to a call that was read. */
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Reply reply = status(204);

  private Receiver(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Receiver start() {
    return on(0);
  }

  /** One that listens on that port. */
  static Receiver on(int port) {
    try {
      return new Receiver(port);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Reply status(int status, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** Answers with success and a body that has no end. */
  static Reply endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      OutputStream body = exchange.getResponseBody();
      byte[] chunk = new byte[8192];
      while (!Thread.currentThread().isInterrupted()) {
        body.write(chunk);
      }
    };
  }

  static Reply never() {
    return exchange -> Thread.sleep(60_000);
  }

  void answers(Reply other) {
    reply = other;
  }

  int port() {
    return server.getAddress().getPort();
  }

  CallbackUrl url(String path) {
    return url("127.0.0.1", path);
  }

  CallbackUrl url(String host, String path) {
    return CallbackUrl.of("http://%s:%d%s".formatted(host, port(), path));
  }

  List<Call> calls() {
    return calls;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
    try (exchange) {
      reply.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
