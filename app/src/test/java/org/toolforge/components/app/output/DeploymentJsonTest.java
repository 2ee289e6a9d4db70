package org.toolforge.components.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Examples;
import org.toolforge.components.app.Story;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.http.mapping.DeploymentMapping;

final class DeploymentJsonTest {

  private final Story story = Story.ofToolhunt();

  @Test
  void hasTheFieldsOfTheApiInItsOrder() {
    assertThat(fields(json(story.last())))
        .containsExactly(
            "deploy_id",
            "creation_time",
            "description",
            "status",
            "long_status",
            "phase",
            "outcome",
            "phase_history",
            "created_by",
            "cause",
            "config_revision",
            "tool_config",
            "force_build",
            "force_run",
            "builds",
            "runs",
            "removals",
            "callback");
  }

  @Test
  void showsOneThatIsFinished() {
    JsonNode json = json(story.last());

    assertThat(json.path("creation_time").asText()).isEqualTo("20260101-000000");
    assertThat(json.path("status").asText()).isEqualTo("successful");
    assertThat(json.path("long_status").asText()).isEqualTo("All components deployed");
    assertThat(json.path("outcome").asText()).isEqualTo("success");
    assertThat(json.path("config_revision").asLong()).isEqualTo(1);
    assertThat(json.at("/phase_history/0"))
        .hasToString(
            "{\"phase\":\"preparing\",\"started_at\":\"2026-01-01T00:00:00Z\","
                + "\"finished_at\":\"2026-01-01T00:00:00Z\"}");
    assertThat(json.at("/runs/toolhunt-api"))
        .hasToString(
            "{\"run_status\":\"successful\",\"run_long_status\":\"\","
                + "\"waits_for\":[\"toolhunt-migratedb\"],\"action\":\"create\","
                + "\"reason\":[\"new\"],\"started_at\":\"2026-01-01T00:00:23Z\","
                + "\"finished_at\":\"2026-01-01T00:00:26Z\"}");
  }

  @Test
  void hasNoOutcomeBeforeItIsFinished() {
    JsonNode json = json(story.first());

    assertThat(json.path("outcome").isNull()).isTrue();
    assertThat(json.at("/phase_history/0/finished_at").isNull()).isTrue();
    assertThat(json.at("/builds/toolhunt-api/action").isNull()).isTrue();
    assertThat(json.at("/runs/toolhunt-api/action").isNull()).isTrue();
  }

  @Test
  void showsABuildThatIsAskedForAndOneThatIsNotNeeded() {
    Deployment asked =
        story.when(state ->
            state.progress().builds().values().stream()
                .anyMatch(BuildProgress.Requested.class::isInstance));

    JsonNode builds = json(asked).path("builds");

    JsonNode api = builds.path("toolhunt-api");
    assertThat(fields(api))
        .containsExactly(
            "build_id",
            "build_status",
            "build_image",
            "build_long_status",
            "failure",
            "action",
            "resolved_ref",
            "reason",
            "started_at",
            "finished_at");
    assertThat(api.path("build_id").asText()).isEqualTo("no-id-yet");
    assertThat(api.path("build_status").asText()).isEqualTo("pending");
    assertThat(api.path("build_image").asText()).isEqualTo("no-image-yet");
    assertThat(api.path("resolved_ref").asText()).hasSize(40);
    JsonNode flower = builds.path("toolhunt-flower");
    assertThat(flower.path("build_id").asText()).isEqualTo("no-build-needed");
    assertThat(flower.path("build_status").asText()).isEqualTo("skipped");
    assertThat(flower.path("resolved_ref")).isEqualTo(api.path("resolved_ref"));
    assertThat(flower.at("/reason/0").asText()).isEqualTo("shares-build-of:toolhunt-api");
    assertThat(flower.path("started_at").isNull()).isTrue();
  }

  @Test
  void namesTheImageOfABuildThatIsShared() {
    JsonNode builds = json(story.last()).path("builds");

    assertThat(builds.at("/toolhunt-flower/build_image").asText())
        .startsWith("registry.example/tool-toolhunt/toolhunt-api:");
  }

  @Test
  void keepsTheConfigAsItWasWritten() {
    Story odd =
        Story.of(
            """
            components:
              api:
                build: {repository: "https://example.org/api"}
                run: {env: {ZERO: "0", A: "x"}}
            unknown: [~, true, 1.50]
            """,
            script -> {});

    assertThat(json(odd.last()).path("tool_config"))
        .hasToString(
            "{\"components\":{\"api\":{\"build\":{\"repository\":\"https://example.org/api\"},"
                + "\"run\":{\"env\":{\"ZERO\":\"0\",\"A\":\"x\"}}}},"
                + "\"unknown\":[null,true,1.50]}");
  }

  @Test
  void showsAFailure() {
    Story failed =
        Story.of(
            Examples.TOOLHUNT,
            script -> script.build("toolhunt-api").isRefusedWith("no such repository"));

    JsonNode json = json(failed.last());

    assertThat(json.path("status").asText()).isEqualTo("failed");
    assertThat(json.path("outcome").asText()).isEqualTo("error_content");
    assertThat(json.at("/builds/toolhunt-api/build_id").asText()).isEqualTo("no-id-yet");
    assertThat(json.at("/builds/toolhunt-api/build_long_status").asText())
        .isEqualTo("no such repository");
    assertThat(json.at("/runs/toolhunt-api/run_status").asText()).isEqualTo("skipped");
  }

  private static List<String> fields(JsonNode json) {
    return json.properties().stream().map(property -> property.getKey()).toList();
  }

  private static JsonNode json(Deployment deployment) {
    try {
      return JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readTree(JsonText.of(DeploymentMapping.of(deployment)));
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON", e);
    }
  }
}
