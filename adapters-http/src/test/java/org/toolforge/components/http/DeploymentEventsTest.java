package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.EventStream;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.RawConnection;
import org.toolforge.components.http.harness.ServerSetup;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;
import org.toolforge.components.http.stream.StreamLimits;

@Timeout(60)
class DeploymentEventsTest {

  private static final String LATEST = "/api/v1/tool/mytool/deploy/latest";
  private static final String EVENTS = LATEST + "/events";

  private final TestServer server =
      ServerSetup.USUAL
          .with(new StreamLimits(10, 10, Duration.ofMinutes(1), Duration.ofMillis(50)))
          .start();
  private final TestClient client = server.as("mytool");
  private final Set<Long> written = new ConcurrentSkipListSet<>();

  @BeforeEach
  void configure() {
    assertThat(client.post("/v1/tool/mytool/config", Configs.WEB_AND_CRON).status()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void deploy() {
    server.rest();
    assertThat(client.post("/v1/tool/mytool/deployment").status()).isEqualTo(200);
  }

  private void deployForever() {
    server.script().build("web").neverEnds();
    deploy();
    server.work();
    assertThat(client.getUntil(LATEST, "phase", "building").status()).isEqualTo(200);
  }

  private static List<Long> ids(List<EventStream.Event> events) {
    return events.stream().map(EventStream.Event::id).toList();
  }

  @Test
  void comeOncePerChangeUntilTheDeploymentIsFinished() {
    deploy();
    try (var watching = server.components().watch(stored -> written.add(stored.version()));
        EventStream stream = new EventStream(client.open(EVENTS))) {
      EventStream.Event first = stream.next().orElseThrow();
      server.work();
      List<EventStream.Event> rest = stream.rest();

      assertThat(watching).isNotNull();
      assertThat(first.name()).isEqualTo("deployment");
      assertThat(first.field("status")).isEqualTo("pending");
      Pause.until("the last change", () -> written.contains(rest.getLast().id()));
      assertThat(ids(rest)).containsExactlyElementsOf(written);
      assertThat(rest.getFirst().id()).isGreaterThan(first.id());
      assertThat(rest.getLast().field("status")).isEqualTo("successful");
      assertThat(rest.getLast().json()).isEqualTo(client.get(LATEST).data());
    }
  }

  @Test
  void missAndRepeatNothingWhenResumedAfterEachEvent() {
    deploy();
    List<Long> seen = new ArrayList<>();
    try (var watching = server.components().watch(stored -> written.add(stored.version()))) {
      assertThat(watching).isNotNull();
      try (EventStream stream = new EventStream(client.open(EVENTS))) {
        seen.add(stream.next().orElseThrow().id());
      }
      server.work();
      boolean over = false;
      while (!over) {
        TestClient resuming = client.with("Last-Event-ID", Long.toString(seen.getLast()));
        try (EventStream stream = new EventStream(resuming.open(EVENTS))) {
          EventStream.Event next = stream.next().orElseThrow();
          seen.add(next.id());
          over = next.field("phase").equals("finished");
        }
      }
    }

    Pause.until("the last change", () -> written.contains(seen.getLast()));
    Set<Long> all = new TreeSet<>(written);
    all.add(seen.getFirst());
    assertThat(seen).containsExactlyElementsOf(all);
  }

  @Test
  void endAtOnceForWhoHasTheLastOne() {
    deploy();
    server.work();
    try (EventStream stream = new EventStream(client.open(EVENTS))) {
      List<EventStream.Event> events = stream.rest();
      String last = Long.toString(events.getLast().id());

      assertThat(client.with("Last-Event-ID", last).get(EVENTS).body()).isEmpty();
      assertThat(client.with("Last-Event-ID", "0").get(EVENTS).body()).contains("successful");
    }
  }

  @Test
  void tellWhenTheDeploymentIsDeleted() {
    deployForever();
    String id = client.get(LATEST).data("deploy_id");
    try (EventStream stream = new EventStream(client.open(EVENTS))) {
      assertThat(stream.next()).isPresent();

      assertThat(client.delete("/v1/tool/mytool/deployment/" + id).status()).isEqualTo(200);

      assertThat(stream.rest()).hasSizeLessThan(5);
    }
  }

  @Test
  void giveTheirPlaceBackWhenTheReceiverVanishes() {
    deployForever();
    try (RawConnection connection = server.connect()) {
      connection.send("GET " + EVENTS + " HTTP/1.1\r\nHost: x\r\nx-toolforge-tool: mytool\r\n\r\n");
      assertThat(connection.upTo("event: deployment")).contains("200 OK");
      assertThat(server.streams()).isEqualTo(1);

      connection.abort();

      Pause.until("that the place is free again", () -> server.streams() == 0);
    }
  }

  @Test
  void endWhenTheServerStops() {
    deployForever();
    try (EventStream stream = new EventStream(client.open(EVENTS))) {
      assertThat(stream.next()).isPresent();

      server.stop();

      assertThat(stream.rest()).isEmpty();
    }
  }

  @Test
  void endAfterTheLongestTimeToBeResumed() {
    try (TestServer hasty =
        ServerSetup.USUAL
            .with(new StreamLimits(10, 10, Duration.ofMillis(300), Duration.ofMillis(50)))
            .start()) {
      hasty.script().build("web").neverEnds();
      TestClient other = hasty.as("mytool");
      assertThat(other.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);
      assertThat(other.post("/v1/tool/mytool/deployment").status()).isEqualTo(200);

      assertThat(other.get(EVENTS).body()).contains("event: deployment", ": still here");
    }
  }
}
