package org.toolforge.components.http.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

/** Whoever used the older service finds what they know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConformanceTest {

  private final TestServer server = TestServer.start();
  private final States states = new States(server);
  private int tools;

  @BeforeAll
  void startsWithoutAnything() {
    assertThat(server.components()).isNotNull();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void answersWhatIsRecordedAsDue(Recorded recorded) {
    String tool = "t-" + tools++;
    States.Made made = states.make(recorded.state(), tool);
    Reply reply;
    try {
      reply = reply(recorded, tool, made);
    } finally {
      states.undo(recorded.state());
    }

    assertThat(reply.status()).as(reply.toString()).isEqualTo(recorded.status());
    if (recorded.method().equals("HEAD")) {
      return;
    }
    assertThat(reply.type()).isEqualTo("application/json");
    assertThat(reply.json().has("messages")).isTrue();
    if (reply.status() >= 400) {
      assertThat(reply.errors()).isNotEmpty().doesNotContain("");
      assertThat(reply.json().has("data")).isFalse();
    } else {
      assertThat(reply.errors()).isEmpty();
      recorded.data().forEach(field -> assertPresent(reply.data(), field));
      recorded
          .values()
          .forEach((place, value) ->
              assertThat(reply.data().at(place).asText()).as(place).isEqualTo(value));
      recorded.sentConfig().ifPresent(sent -> assertThat(reply.data()).isEqualTo(sent));
    }
    List<String> said = new ArrayList<>(reply.infos());
    said.addAll(reply.warnings());
    said.addAll(reply.errors());
    recorded
        .phrases()
        .forEach(phrase -> assertThat(String.join("\n", said)).contains(made.in(phrase, tool)));
  }

  private Reply reply(Recorded recorded, String tool, States.Made made) {
    TestClient client = recorded.tool() ? server.as(tool) : server.anybody();
    if (recorded.type() != null) {
      client = client.with("Content-Type", recorded.type());
    }
    return client.send(recorded.method(), made.in(recorded.path(), tool), recorded.body());
  }

  private static void assertPresent(JsonNode data, String field) {
    JsonNode now = data;
    List<String> steps = List.of(field.split("\\."));
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).equals("*")) {
        String rest = String.join(".", steps.subList(i + 1, steps.size()));
        assertThat(now).as("%s in %s", field, data).isNotEmpty();
        now.forEach(entry -> assertPresent(entry, rest));
        return;
      }
      assertThat(now.has(steps.get(i))).as("%s in %s", field, data).isTrue();
      now = now.path(steps.get(i));
    }
  }

  static Stream<Recorded> recorded() {
    return Stream.concat(
        Recorded.all("recorded.jsonl").stream(), Recorded.all("expected.jsonl").stream());
  }

  @Test
  void givesAReasonForEachAnswerThatIsAnotherThanTheRecordedOne() {
    assertThat(recorded())
        .allSatisfy(recorded -> {
          if (recorded.recorded() == 0) {
            assertThat(recorded.reason()).isNull();
          } else {
            assertThat(recorded.reason()).isNotBlank();
            assertThat(recorded.status()).isNotEqualTo(recorded.recorded());
          }
        });
  }
}
