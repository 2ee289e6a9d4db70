package org.toolforge.components.http.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.http.harness.Reply;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecFitTest {

  private static final Description DESCRIPTION = new Description();
  private static final String ANY = "*/*";
  private static final List<String> WITH_RETRY_AFTER = List.of("429", "503");

  private final Stage stage = new Stage();

  @AfterAll
  void stop() {
    stage.close();
  }

  static List<Scenario> scenarios() {
    return Scenarios.of(DESCRIPTION);
  }

  @Test
  void everyDescribedAnswerIsProvoked() {
    assertThat(scenarios().stream().map(Scenario::name).distinct().toList())
        .containsExactlyInAnyOrderElementsOf(DESCRIPTION.answers());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void answersAsDescribed(Scenario scenario) {
    stage.nextTool();

    Reply reply = scenario.request().apply(stage);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(scenario.status());
    JsonNode response = DESCRIPTION.response(scenario.operation(), scenario.status());
    if (!response.has("content")) {
      assertThat(reply.body()).isEmpty();
      return;
    }
    JsonNode contents = response.path("content");
    JsonNode content = contents.path(contents.has(ANY) ? ANY : reply.type());
    assertThat(content.has("schema")).as("%s of %s", reply.type(), response).isTrue();
    if (reply.type().endsWith("json")) {
      assertThat(DESCRIPTION.misfits(content.get("schema"), reply.json()))
          .as(reply.body())
          .isEmpty();
    }
    if (scenario.status() >= 400) {
      assertThat(reply.errors()).isNotEmpty().doesNotContain("");
      assertThat(reply.json().has("data")).isFalse();
    }
    if (WITH_RETRY_AFTER.contains(Integer.toString(scenario.status()))) {
      assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
    }
    response
        .path("headers")
        .fieldNames()
        .forEachRemaining(header -> {
          // With only_plan, there is no deployment to follow.
          if (!header.equals("Location") || reply.data().has("deploy_id")) {
            assertThat(reply.header(header)).as(header).isNotEmpty();
          }
        });
  }
}
