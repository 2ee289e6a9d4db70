package org.toolforge.components.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.app.wiring.Builds;
import org.toolforge.components.app.wiring.ComponentRuntime;
import org.toolforge.components.app.wiring.RunSettings;
import org.toolforge.components.app.wiring.Sources;
import org.toolforge.components.app.wiring.Storage;
import org.toolforge.components.app.wiring.SystemSettings;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.callback.CallbackSignature;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.outbound.AddressRange;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.stream.StreamLimits;
import org.toolforge.components.inmemory.RealTimeline;

/** A whole server tells those who wanted to know. */
final class CallbacksTest {

  private static final String CONFIG =
      "{\"components\": {\"web\": {\"build\": {\"repository\": \"https://git.example/web\"},"
          + " \"run\": {\"command\": \"web\"}}}}";

  private record Call(Headers headers, String body) {}

  @TempDir private Path data;

  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final RealTimeline timeline = new RealTimeline(500);
  private RunningServer server;

  @BeforeEach
  void start() {
    server = newServer();
    assertThat(send("POST", "config", CONFIG)).contains("\"components\"");
  }

  @AfterEach
  void stop() {
    server.close();
    timeline.close();
  }

  private RunningServer newServer() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    return RunningServer.start(
        timeline,
        ServerSettings.onLoopback(0),
        new SystemSettings(
            new Storage.InMemory(data),
            Limits.DEFAULT,
            Duration.ofDays(1),
            FetchPolicy.usual().allowing(List.of(AddressRange.parse("127.0.0.1/32"))),
            Sources.PRETENDED,
            Builds.Pretended.USUAL,
            new ComponentRuntime.Pretended(),
            RunSettings.USUAL,
            StreamLimits.DEFAULT,
            CallbackLimits.DEFAULT,
            Set.of()),
        new ServerLog(nowhere, System.Logger.Level.OFF, false));
  }

  private HttpServer receiver(int port) throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          calls.add(
              new Call(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  private String send(String method, String path, String body) {
    Matcher at = Pattern.compile("http://\\S+?:\\d+").matcher(server.describe());
    assertThat(at.find()).isTrue();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(at.group() + "/api/v1/tool/mytool/" + path))
            .header("x-toolforge-tool", "mytool")
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void deploy(String callback) {
    assertThat(send("POST", "deploy", "{\"callback_url\": \"%s\"}".formatted(callback)))
        .contains("\"callback\":{\"state\":\"pending\",\"at\":null,\"message\":\"\"}");
    assertThat(send("GET", "deploy/latest/result?wait=60", "")).contains("was successful");
  }

  private void assertShownSoon(String callback) throws InterruptedException {
    String seen = send("GET", "deploy/latest", "");
    for (int tries = 0; tries < 100 && !seen.contains(callback); tries++) {
      Thread.sleep(50);
      seen = send("GET", "deploy/latest", "");
    }
    assertThat(seen).contains(callback);
  }

  @Test
  void callsAReceiverThatIsBackThoughTheServerWasStoppedMeanwhile() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    deploy("http://127.0.0.1:%d/hook".formatted(port));
    server.close();
    server = newServer();
    HttpServer receiver = receiver(port);
    try {
      Call call = calls.poll(60, TimeUnit.SECONDS);

      assertThat(call).isNotNull();
      assertThat(call.body())
          .startsWith("{\"type\":\"deployment.ended\",\"timestamp\":\"")
          .endsWith("\"status\":\"successful\",\"message\":\"All components deployed\"}}");
      assertThat(call.headers().getFirst("webhook-signature"))
          .isEqualTo(
              CallbackSignature.of(
                  key(),
                  call.headers().getFirst("webhook-id"),
                  Long.parseLong(call.headers().getFirst("webhook-timestamp")),
                  call.body()));
      assertShownSoon("\"callback\":{\"state\":\"delivered\"");
      assertThat(calls).isEmpty();
    } finally {
      receiver.stop(0);
    }
  }

  private SigningKey key() {
    Matcher shown = Pattern.compile("whsec_([^\"]+)").matcher(send("GET", "callback-key", ""));
    assertThat(shown.find()).isTrue();
    return SigningKey.of(Base64.getDecoder().decode(shown.group(1)));
  }

  @Test
  void saysThatNobodyIsCalledInside() throws Exception {
    deploy("http://10.0.0.1/hook?token=secret");

    assertShownSoon(
        "Unable to call 10.0.0.1 back: it has an address that is not public. Use a public receiver,"
            + " or ask the administrators to allow this host.");
    assertThat(send("GET", "deploy/latest", "")).doesNotContain("secret");
  }

  @Test
  void refusesWhatIsNoAddress() {
    assertThat(send("POST", "deploy", "{\"callback_url\": \"ftp://host/\"}"))
        .contains("Validation error at callback_url: must be an address such as");
  }
}
