package org.toolforge.components.http.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.RawConnection;
import org.toolforge.components.http.harness.RawReply;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.mapping.ApiJson;

/** {@code -Dfuzz.minutes=20} goes on for so long with seeds that nobody tried. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzTest {

  private static final int REQUESTS = 400;
  private static final long MINUTES = Long.getLong("fuzz.minutes", 0);
  private static final String SECRET = "what-only-the-victim-may-read";
  private static final Pattern INNARDS =
      Pattern.compile(
          "<html|<body|Exception|\\bat [a-z]+\\.|java\\.|jetty|jersey|glassfish|org\\.[a-z]",
          Pattern.CASE_INSENSITIVE);

  private final TestServer server = TestServer.start();

  @BeforeAll
  void giveSomebodyASecret() {
    assertThat(
            server
                .as("victim")
                .post(
                    "/v1/tool/victim/config",
                    Configs.WEB.replace("\"web\"}", "\"" + SECRET + "\"}"))
                .status())
        .isEqualTo(200);
    assertThat(server.as("victim").post("/v1/tool/victim/deployment").status()).isEqualTo(200);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyAnswerIsInOrder(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < REQUESTS; i++) {
      check(OddRequest.of(random));
    }
    goOn(new SplittableRandom(seed ^ System.nanoTime()));
    assertThat(server.anybody().get("/healthz").status()).isEqualTo(200);
    assertThat(server.as("victim").get("/v1/tool/victim/config").body()).contains(SECRET);
    Pause.until("that nothing is held any more", () -> server.streams() == 0);
  }

  @Test
  void aConnectionOnWhichSomethingWasRefusedGoesOnOrEnds() {
    List<String> refused =
        List.of(
            "GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /v1/tool/mine/config HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /v1/tool/mine/config HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
            "PATCH /v1/tool/mine/config HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}",
            "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
            "GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n",
            "POST /v1/tool/mine/config HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n");
    for (String request : refused) {
      try (RawConnection connection = server.connect()) {
        RawReply reply = connection.send(request).answer();
        assertThat(reply.status()).as(request).isBetween(400, 499);
        assertThat(json(reply.body()).at("/messages/error/0").asText()).isNotBlank();
        if (reply.head().toLowerCase(Locale.ROOT).contains("connection: close")) {
          assertThat(connection.all()).isEmpty();
        } else {
          RawReply next = connection.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").answer();
          assertThat(next.status()).as(request).isEqualTo(200);
        }
      }
    }
  }

  private void goOn(SplittableRandom random) {
    long end = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos() / 3;
    while (MINUTES > 0 && System.nanoTime() - end < 0) {
      check(OddRequest.of(random));
    }
  }

  private void check(OddRequest request) {
    String all;
    try (RawConnection connection = server.connect()) {
      all = connection.send(request.bytes()).finish().all();
    } catch (AssertionError e) {
      throw new AssertionError("The connection was not closed after: " + request, e);
    }
    try {
      check(request, all);
    } catch (AssertionError e) {
      throw new AssertionError("%s%nto: %s%nwas: %s".formatted(e.getMessage(), request, all), e);
    }
  }

  private static void check(OddRequest request, String all) {
    String answer = all;
    while (answer.startsWith("HTTP/1.1 1")) {
      answer = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
    if (answer.isEmpty()) {
      // Closed without a word, as is due to something that is no HTTP or that never ended.
      return;
    }
    assertThat(answer).startsWith("HTTP/1.");
    int status = Integer.parseInt(answer.substring(9, 12));
    String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
    assertThat(status).isBetween(200, 499);
    assertThat(answer).doesNotContain(SECRET);
    if (status >= 400 && !request.method().equals("HEAD")) {
      assertThat(body).doesNotContainPattern(INNARDS);
      JsonNode json = json(body);
      assertThat(json.at("/messages/error/0").asText()).isNotBlank();
      assertThat(json.has("data")).isFalse();
    }
  }

  private static JsonNode json(String body) {
    try {
      return ApiJson.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + body, e);
    }
  }
}
