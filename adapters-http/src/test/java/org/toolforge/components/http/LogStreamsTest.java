package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.EventStream;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

@Timeout(60)
class LogStreamsTest {

  private static final String LATEST = "/api/v1/tool/mytool/deploy/latest";
  private static final String LOG = LATEST + "/logs/web";

  private final TestServer server = TestServer.start();
  private final TestClient client = server.as("mytool");
  private final TestClient listener = client.with("Accept", "text/event-stream");

  @BeforeEach
  void configure() {
    server.script().build("web").prints("one", "", "zwölf ☃");
    assertThat(client.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void deploy(String field, String value) {
    assertThat(client.post("/v1/tool/mytool/deployment").status()).isEqualTo(200);
    assertThat(client.getUntil(LATEST, field, value).status()).isEqualTo(200);
  }

  @Test
  void areThePlainLinesOfTheBuild() {
    deploy("status", "successful");

    Reply reply = client.get(LOG);

    assertThat(reply.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
    assertThat(reply.body()).contains("\none\n\nzwölf ☃\n").endsWith("The build succeeded\n");
    assertThat(client.get(LOG + "?kind=run").body()).isNotEmpty().doesNotContain("zwölf");
  }

  @Test
  void areNumberedAsEventsAndResumedAfterANumber() {
    deploy("status", "successful");

    try (EventStream all = new EventStream(listener.open(LOG));
        EventStream rest = new EventStream(listener.with("Last-Event-ID", "2").open(LOG))) {
      List<EventStream.Event> events = all.rest();
      assertThat(events).extracting(EventStream.Event::id).startsWith(1L, 2L, 3L, 4L);
      assertThat(events).extracting(EventStream.Event::name).containsOnly("line");
      assertThat(String.join("\n", events.stream().map(EventStream.Event::data).toList()) + "\n")
          .isEqualTo(client.get(LOG).body());
      assertThat(rest.rest()).isEqualTo(events.subList(2, events.size()));
    }
  }

  @Test
  void goOnUntilTheBuildEndsWhenFollowed() throws IOException {
    server.script().build("web").neverEnds();
    deploy("phase", "building");
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    client.open(LOG + "?follow=true").body(), StandardCharsets.UTF_8));
        EventStream events = new EventStream(listener.open(LOG + "?follow=true"))) {
      assertThat(lines.readLine()).startsWith("Cloning");
      assertThat(events.next()).isPresent();
      assertThat(server.streams()).isEqualTo(2);

      assertThat(client.put(LATEST + "/cancel").status()).isEqualTo(200);

      assertThat(lines.lines().toList()).last().isEqualTo("The build was cancelled");
      assertThat(events.rest().getLast().data()).isEqualTo("The build was cancelled");
    }
    Pause.until("that the places are free again", () -> server.streams() == 0);
  }

  @Test
  void endWhenTheServerStops() {
    server.script().build("web").neverEnds();
    deploy("phase", "building");
    try (EventStream events = new EventStream(listener.open(LOG + "?follow=true"))) {
      assertThat(events.next()).isPresent();

      server.stop();

      assertThat(events.rest()).hasSizeLessThan(10);
    }
  }

  @Test
  void areNotFoundForComponentsThatAreNotThere() {
    deploy("status", "successful");

    assertThat(client.get(LATEST + "/logs/other").status()).isEqualTo(404);
    assertThat(client.get(LATEST + "/logs/No_Name").status()).isEqualTo(404);
    assertThat(server.streams()).isZero();
  }
}
