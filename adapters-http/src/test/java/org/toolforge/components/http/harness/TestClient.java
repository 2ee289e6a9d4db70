package org.toolforge.components.http.harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests to a server, always with the same headers. Immutable. */
public final class TestClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final URI server;
  private final Map<String, String> headers;

  private TestClient(HttpClient http, URI server, Map<String, String> headers) {
    this.http = http;
    this.server = server;
    this.headers = headers;
  }

  static TestClient to(TestServer server) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    return new TestClient(http, server.address(), Map.of());
  }

  /** The same over another way to connect. */
  public TestClient over(HttpClient other) {
    return new TestClient(other, server, headers);
  }

  /** The same with one header more. */
  public TestClient with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new TestClient(http, server, more);
  }

  /** The same with a deploy token as its credentials. */
  public TestClient bearing(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Reply get(String path) {
    return send("GET", path);
  }

  public Reply post(String path) {
    return send("POST", path);
  }

  public Reply put(String path) {
    return send("PUT", path);
  }

  public Reply delete(String path) {
    return send("DELETE", path);
  }

  /** Posts a body that is JSON by its type. */
  public Reply post(String path, String json) {
    return with("Content-Type", "application/json").send("POST", path, json);
  }

  private Reply send(String method, String path) {
    return sent(method, path, BodyPublishers.noBody());
  }

  public Reply send(String method, String path, @Nullable String body) {
    return body == null
        ? send(method, path)
        : send(method, path, body.getBytes(StandardCharsets.UTF_8));
  }

  public Reply send(String method, String path, byte[] body) {
    return sent(method, path, BodyPublishers.ofByteArray(body));
  }

  private Reply sent(String method, String path, BodyPublisher publisher) {
    HttpResponse<String> response =
        exchanged(
            request(path).method(method, publisher).timeout(PATIENCE).build(),
            BodyHandlers.ofString());
    return new Reply(response.statusCode(), response.headers(), response.body());
  }

  /** The answer whose body is still arriving; to be closed. */
  public HttpResponse<InputStream> open(String path) {
    return exchanged(request(path).GET().build(), BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path));
    headers.forEach(request::header);
    return request;
  }

  private <T> HttpResponse<T> exchanged(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new AssertionError("No answer to %s".formatted(request), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }

  /** Asks again until the answer is one that is wanted. */
  public Reply getUntil(String path, String field, String... wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Reply reply = get(path);
    while (!Arrays.asList(wanted).contains(reply.data().path(field).asText())) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("%s never became %s: %s".formatted(field, wanted[0], reply));
      }
      Pause.of(Duration.ofMillis(5));
      reply = get(path);
    }
    return reply;
  }
}
