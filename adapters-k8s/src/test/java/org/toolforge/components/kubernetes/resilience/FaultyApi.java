package org.toolforge.components.kubernetes.resilience;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.toolforge.components.kubernetes.client.Cluster;

/** A way to the API server on which requests meet with what a test prepared for them. */
final class FaultyApi implements AutoCloseable {

  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection", "content-length", "host", "transfer-encoding", "upgrade", "http2-settings");

  private final Kubeconfig kubeconfig = Kubeconfig.shared();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(kubeconfig.trust())
          .build();
  private final HttpServer server;
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Set<InputStream> watches = ConcurrentHashMap.newKeySet();

  FaultyApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  Cluster connect() {
    return kubeconfig.via("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets the fault befall requests, until it is used up. Faults before it go first. */
  void prepare(Fault fault) {
    faults.add(fault);
  }

  void recover() {
    faults.clear();
  }

  /** Ends every watch, as the API server does when it stops. */
  void endWatches() {
    watches.forEach(FaultyApi::close);
  }

  boolean isWatched() {
    return !watches.isEmpty();
  }

  /** What was asked, in order. */
  List<Call> calls() {
    return List.copyOf(calls);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Call call = new Call(exchange.getRequestMethod(), exchange.getRequestURI().toString());
    calls.add(call);
    Optional<Fault> fault = faults.stream().filter(one -> one.befalls(call)).findFirst();
    byte[] body = exchange.getRequestBody().readAllBytes();
    try (exchange) {
      if (fault.isEmpty()) {
        answer(exchange, call, forward(exchange, body));
      } else if (fault.get().answer().isPresent()) {
        answer(exchange, fault.get().answer().get());
      } else {
        // Carried out, but nobody gets to know.
        forward(exchange, body).body().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<InputStream> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(kubeconfig.server().resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private void answer(HttpExchange exchange, Call call, HttpResponse<InputStream> response)
      throws IOException {
    // The API server compresses what is long.
    for (String header : List.of("Content-Type", "Content-Encoding")) {
      response
          .headers()
          .firstValue(header)
          .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
    }
    exchange.sendResponseHeaders(response.statusCode(), 0);
    try (InputStream in = response.body();
        OutputStream out = exchange.getResponseBody()) {
      if (call.isWatch()) {
        watches.add(in);
        // The headers have to go out before anything happens.
        out.flush();
      }
      byte[] bytes = new byte[8192];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        out.write(bytes, 0, read);
        out.flush();
      }
    } finally {
      watches.remove(response.body());
    }
  }

  private static void answer(HttpExchange exchange, Fault.Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    endWatches();
    server.stop(0);
    client.shutdownNow();
  }
}
