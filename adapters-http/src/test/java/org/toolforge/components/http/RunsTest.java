package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.EventStream;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

@Timeout(60)
class RunsTest {

  private static final String TOOL = "/api/v1/tool/mytool";
  private static final String RUNS = TOOL + "/runs";
  private static final String NOBODY = RUNS + "/run-20260404-120000-k3v9x2m7qp";

  private final TestServer server = TestServer.start();
  private final TestClient client = server.as("mytool");

  @BeforeEach
  void deploy() {
    assertThat(client.post(TOOL + "/config", Configs.WEB).status()).isEqualTo(200);
    assertThat(client.post(TOOL + "/deploy").status()).isEqualTo(200);
    client.getUntil(TOOL + "/deploy/latest", "status", "successful");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String start(String body) {
    Reply started = client.post(RUNS, body);
    assertThat(started.status()).as(started.toString()).isEqualTo(200);
    assertThat(started.header("Location")).isEqualTo(RUNS + "/" + started.data("run_id"));
    return started.header("Location");
  }

  @Test
  void answersAtOnceAndTellsHowItGoes() {
    server.script().onDemand("web").failsWith(3);

    Reply started =
        client.post(
            RUNS,
            """
            {"component": "web", "command": ["echo", "it's", "a b"], "env": {"A": "b"},
             "timeout": 90, "callback_url": "https://example.org/done?key=1"}
            """);

    assertThat(started.data("run_id")).matches("run-[0-9]{8}-[0-9]{6}-[0-9a-z]{10}");
    assertThat(started.infos()).containsExactly("Run of web started.");
    JsonNode run = client.getUntil(started.header("Location"), "status", "failed").data();
    assertThat(run.path("component").asText()).isEqualTo("web");
    assertThat(run.path("command").asText()).isEqualTo("echo 'it'\\''s' 'a b'");
    assertThat(run.path("exit_code").asInt()).isEqualTo(3);
    assertThat(run.path("message").asText()).isNotEmpty();
    assertThat(run.path("timeout").asInt()).isEqualTo(90);
    assertThat(run.path("created_by").asText()).isEqualTo("mytool");
    assertThat(run.path("image").asText()).isNotEmpty();
    assertThat(run.path("started_at").asText()).isLessThan(run.path("ended_at").asText());
    assertThat(run.path("callback").path("state").asText()).isEqualTo("pending");
  }

  @Test
  void runsTheComponentsOwnCommandWhenNoneIsGiven() {
    JsonNode run = client.get(start("{\"component\": \"web\"}")).data();

    assertThat(run.path("command").asText()).isEqualTo("web");
    assertThat(run.path("timeout").asInt()).isEqualTo(3600);
    assertThat(run.path("callback").isNull()).isTrue();
  }

  @Test
  void isHeldUntilItChangesOrEnds() {
    server
        .script()
        .onDemand("web")
        .isPendingFor(Duration.ofSeconds(50))
        .takes(Duration.ofSeconds(50));
    String run = start("{\"component\": \"web\"}");

    assertThat(client.get(run + "?wait=30").data("status")).isEqualTo("running");
    assertThat(client.get(run + "?wait=30").data("status")).isEqualTo("successful");
    assertThat(client.get(run + "?wait=30").data("status")).isEqualTo("successful");
    assertThat(server.streams()).isZero();
  }

  @Test
  void isListedAndRemoved() {
    server.script().onDemand("web").neverEnds();
    String first = start("{\"component\": \"web\", \"command\": \"one\"}");
    String second = start("{\"component\": \"web\", \"command\": \"two\"}");

    assertThat(client.get(RUNS).data().path("runs").findValuesAsText("command"))
        .containsExactly("one", "two");
    assertThat(client.delete(first).data("command")).isEqualTo("one");

    assertThat(client.get(RUNS).data().path("runs").findValuesAsText("command"))
        .containsExactly("two");
    for (String path : List.of("", "/logs", "/results", "/results/a")) {
      assertThat(client.get(first + path).status()).as(path).isEqualTo(404);
    }
    assertThat(client.delete(first).status()).isEqualTo(404);
    assertThat(client.get(second).status()).isEqualTo(200);
  }

  @Test
  void hasALogThatIsFollowedAndResumed() {
    server.script().onDemand("web").prints("one", "", "zwölf ☃");
    String run = start("{\"component\": \"web\", \"command\": \"echo\"}");

    String log = client.get(run + "/logs?follow=true").body();

    assertThat(log).contains("one\n\nzwölf ☃\n");
    TestClient listener = client.with("Accept", "text/event-stream");
    try (EventStream rest =
        new EventStream(listener.with("Last-Event-ID", "1").open(run + "/logs"))) {
      List<EventStream.Event> events = rest.rest();
      assertThat(events.getFirst().id()).isEqualTo(2);
      assertThat(events).extracting(EventStream.Event::data).contains("zwölf ☃");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                        | top level",
        "{}                                        | component",
        "{\"component\": 3}                        | component",
        "{\"component\": \"No_Name\"}              | component",
        "{\"component\": \"web\", \"command\": \"\"}      | command",
        "{\"component\": \"web\", \"command\": []}        | command",
        "{\"component\": \"web\", \"command\": [\"a\", 1]} | command",
        "{\"component\": \"web\", \"command\": {}}        | command",
        "{\"component\": \"web\", \"env\": []}            | env",
        "{\"component\": \"web\", \"env\": {\"A-B\": \"c\"}}  | env -> A-B",
        "{\"component\": \"web\", \"env\": {\"A\": 1}}    | env -> A",
        "{\"component\": \"web\", \"timeout\": 0}         | timeout",
        "{\"component\": \"web\", \"timeout\": -5}        | timeout",
        "{\"component\": \"web\", \"timeout\": 1.5}       | timeout",
        "{\"component\": \"web\", \"timeout\": \"1h\"}    | timeout",
        "{\"component\": \"web\", \"timeout\": 100000}    | timeout",
        "{\"component\": \"web\", \"timeout\": 1e99}      | timeout",
        "{\"component\": \"web\", \"callback_url\": 1}    | callback_url",
        "{\"component\": \"web\", \"callback_url\": \"ftp://a/\"} | callback_url",
        "{\"component\": \"web\", \"callback_url\": \"https://u:p@a/\"} | callback_url",
        "{\"component\": \"web\", \"comand\": \"a\"}      | comand",
      })
  void refusesWhatFitsNotAndSaysWhere(String body, String place) {
    Reply reply = client.post(RUNS, body);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.errors())
        .singleElement()
        .asString()
        .startsWith(
            "Validation error at %s: "
                .formatted(place.equals("top level") ? "the top level" : place));
  }

  @Test
  void namesEveryMistakeAtOnceAndShowsNoValue() {
    Reply reply =
        client.post(
            RUNS,
            """
            {"component": "No!", "command": [], "env": {"1": "secret"}, "timeout": 0,
             "callback_url": "https://user:secret@host/", "odd": "secret"}
            """);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errors()).hasSize(6);
    assertThat(reply.body()).doesNotContain("secret");
  }

  @Test
  void needsAComponentThatWasDeployed() {
    assertThat(client.post(RUNS, "{\"component\": \"other\"}").status()).isEqualTo(404);
    assertThat(server.as("idle").post("/v1/tool/idle/runs", "{\"component\": \"web\"}").status())
        .isEqualTo(404);
  }

  @Test
  void isOfNoConcernToTokensAndOtherTools() {
    String run = start("{\"component\": \"web\"}");
    String token = server.tokens().create(new ToolName("mytool")).value();
    TestClient holder = server.anybody().bearing(token);

    for (String path : List.of(RUNS, run, run + "/logs", run + "/results", run + "/results/a")) {
      assertThat(holder.get(path).status()).as(path).isEqualTo(403);
      assertThat(server.anybody().get(path).status()).as(path).isEqualTo(401);
      assertThat(server.anybody().get(path + "?token=" + token).status()).as(path).isEqualTo(401);
      assertThat(server.as("other").get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(holder.delete(run).status()).isEqualTo(403);
    assertThat(server.as("other").delete(run).status()).isEqualTo(403);
    assertThat(server.as("other").delete(run.replace("mytool", "other")).status()).isEqualTo(404);
    assertThat(client.get(run).status()).isEqualTo(200);
    assertThat(holder.post(RUNS, "{\"component\": \"web\"}").status()).isEqualTo(403);
  }

  @Test
  void isFoundByTheOlderAddressesToo() {
    String run = start("{\"component\": \"web\"}");

    assertThat(client.get(run.replace("/api/v1/", "/v1/") + "/").data("run_id"))
        .isEqualTo(client.get(run).data("run_id"));
    assertThat(client.get(NOBODY).status()).isEqualTo(404);
    assertThat(client.get(RUNS + "/latest").status()).isEqualTo(404);
  }
}
