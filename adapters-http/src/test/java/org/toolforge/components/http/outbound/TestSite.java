package org.toolforge.components.http.outbound;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on the loopback address that answers what a test wants. */
final class TestSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Headers> requests = new CopyOnWriteArrayList<>();

  TestSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers with status 200. */
  void serves(String path, String body, String... headers) {
    serves(path, 200, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  void serves(String path, int status, byte[] body, String... headers) {
    handles(
        path,
        exchange -> {
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
          }
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  void redirects(String path, String location) {
    serves(path, 302, new byte[0], "Location", location);
  }

  /** Sends a byte now and then, for as long as somebody listens. */
  void drips(String path) {
    handles(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          while (!Thread.currentThread().isInterrupted()) {
            body.write('#');
            body.flush();
            pause();
          }
        });
  }

  URI at(String path) {
    return at("127.0.0.1", path);
  }

  URI at(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  /** The headers of each request so far. */
  List<Map<String, List<String>>> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void handles(String path, Handler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          try (exchange) {
            handler.handle(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(20);
  }
}
