package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.BuildStatus;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.RunStatus;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Image;

final class LegacyRecordsTest {

  private static final ComponentName WEB = new ComponentName("web");

  private static final String RECORD =
      """
      {"deploy_id": "20261120-234443-685u353lr3", "creation_time": "20261120-234443",
       "description": "why",
       "builds": {"web": {"build_id": "b1", "build_status": "successful",
                          "build_image": "registry.example/web@sha256:1", "build_long_status": ""}},
       "runs": {"web": {"run_status": "successful", "run_long_status": "created"}},
       "tool_config": {"config_version": "v1beta1", "components": {"web": {
         "build": {"repository": "https://git.example/web"}, "run": {"command": "web"}}}},
       "status": "successful", "long_status": "Finished at 20261120-234501",
       "force_build": true, "force_run": false}
      """;

  private final DeploymentMapper mapper = new DeploymentMapper(new ConfigParser(false));

  private static JsonObject record() {
    return JsonParser.parseString(RECORD).getAsJsonObject();
  }

  private static JsonObject inner(JsonObject object, String... keys) {
    JsonObject inner = object;
    for (String key : keys) {
      inner = inner.getAsJsonObject(key);
    }
    return inner;
  }

  private Deployment read(JsonObject spec) {
    return read(spec, Optional.empty(), false);
  }

  private Deployment read(JsonObject spec, Optional<JsonObject> status, boolean deleted) {
    ObjectFacts facts =
        new ObjectFacts(
            TestDeployments.TOOL, TestDeployments.id("old"), TestDeployments.CREATED, deleted, 1);
    return mapper.read(facts, spec, status, Optional.empty());
  }

  @Test
  void aFinishedRecordIsReadAsItIs() {
    Deployment deployment = read(record());

    assertThat(deployment.createdAt()).isEqualTo(Instant.parse("2026-11-20T23:44:43Z"));
    assertThat(deployment.status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
    assertThat(deployment.outcome()).contains(Outcome.SUCCESS);
    assertThat(deployment.longStatus()).isEqualTo("Finished at 20261120-234501");
    assertThat(deployment.request().description()).isEqualTo("why");
    assertThat(deployment.request().forceBuild()).isTrue();
    assertThat(deployment.image(WEB)).contains(new Image("registry.example/web@sha256:1"));
    assertThat(deployment.progress().runs().get(WEB))
        .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.SUCCESSFUL));
    assertThat(deployment.component(WEB).build())
        .isInstanceOfSatisfying(
            GitSource.class,
            git -> assertThat(git.repository()).hasToString("https://git.example/web"));
    assertThat(deployment.plan()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "failed,FAILED,ERROR_INFRA",
    "timed_out,TIMED_OUT,TIMEOUT",
    "cancelled,CANCELLED,CANCELLED"
  })
  void finalStatusesStay(String word, DeploymentStatus status, Outcome outcome) {
    JsonObject spec = record();
    spec.addProperty("status", word);
    Deployment deployment = read(spec);

    assertThat(deployment.status()).isEqualTo(status);
    assertThat(deployment.outcome()).contains(outcome);
    assertThat(deployment.longStatus()).isEqualTo("Finished at 20261120-234501");
  }

  @Test
  void aFailedBuildIsTheFaultOfTheTool() {
    JsonObject spec = record();
    spec.addProperty("status", "failed");
    inner(spec, "builds", "web").addProperty("build_status", "failed");

    assertThat(read(spec).outcome()).contains(Outcome.ERROR_CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pending", "running", "cancelling", "whatever"})
  void whatTheEarlierServiceDidNotFinishFailed(String word) {
    JsonObject spec = record();
    spec.addProperty("status", word);
    Deployment deployment = read(spec);

    assertThat(deployment.isFinished()).isTrue();
    assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(deployment.outcome()).contains(Outcome.ERROR_INFRA);
    assertThat(deployment.longStatus())
        .isEqualTo(
            "The earlier service left it unfinished at " + word + " (Finished at 20261120-234501)");
  }

  @ParameterizedTest
  @CsvSource({
    "successful,SUCCESSFUL",
    "failed,FAILED",
    "skipped,SKIPPED",
    "cancelled,CANCELLED",
    "pending,SKIPPED",
    "running,FAILED",
    "unknown,FAILED"
  })
  void buildsAreOver(String word, BuildStatus status) {
    JsonObject spec = record();
    inner(spec, "builds", "web").addProperty("build_status", word);

    assertThat(read(spec).progress().builds().get(WEB))
        .satisfies(build -> {
          assertThat(build.isOver()).isTrue();
          assertThat(build.status()).isEqualTo(status);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "failed,FAILED",
    "skipped,SKIPPED",
    "pending,SKIPPED",
    "running,UNKNOWN",
    "unknown,UNKNOWN"
  })
  void runsAreOver(String word, RunStatus status) {
    JsonObject spec = record();
    inner(spec, "runs", "web").addProperty("run_status", word);

    assertThat(read(spec).progress().runs().get(WEB))
        .satisfies(run -> {
          assertThat(run.isOver()).isTrue();
          assertThat(run.status()).isEqualTo(status);
        });
  }

  @Test
  void placeholdersAreNoIdsAndNoImages() {
    JsonObject spec = record();
    JsonObject build = inner(spec, "builds", "web");
    build.addProperty("build_id", "no-id-yet");
    build.addProperty("build_image", "no-image-yet");
    build.addProperty("build_status", "failed");
    Deployment deployment = read(spec);

    assertThat(deployment.progress().builds().get(WEB))
        .isInstanceOfSatisfying(
            BuildProgress.Failed.class, failed -> assertThat(failed.buildId()).isEmpty());
    assertThat(deployment.image(WEB)).isEmpty();
  }

  @Test
  void aConfigThatIsNotValidTodayIsShownAsItWas() {
    JsonObject spec = record();
    inner(spec, "tool_config", "components", "web", "build").addProperty("repository", "-x");
    Deployment deployment = read(spec);

    assertThat(deployment.config().components()).containsOnlyKeys(WEB);
    assertThat(DocumentJson.toSpec(deployment.progress().config().document().written()))
        .isEqualTo(spec.get("tool_config"));
    assertThat(deployment.progress().config().document().warnings()).isNotEmpty();
    assertThat(deployment.progress().builds()).containsOnlyKeys(WEB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool_config", "runs", "builds", "description", "status", "long_status"})
  void whatIsNotThereIsDoneWithout(String key) {
    JsonObject spec = record();
    spec.remove(key);

    assertThat(read(spec).isFinished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "null", "[]", "\"x\"", "{\"web\": 5}", "{\"Web?\": {}}", "{}"})
  void nothingThatIsInARecordLosesIt(String value) {
    for (String key : record().keySet()) {
      JsonObject spec = record();
      spec.add(key, JsonParser.parseString(value));
      Deployment deployment = read(spec);

      assertThat(deployment.isFinished()).as(key).isTrue();
      assertThat(deployment.config().components().keySet())
          .containsAll(deployment.progress().runs().keySet())
          .containsAll(deployment.progress().builds().keySet());
    }
  }

  @Test
  void withoutATimeTheIdTellsItAndThenTheObject() {
    JsonObject spec = record();
    spec.remove("creation_time");
    assertThat(read(spec).createdAt()).isEqualTo(Instant.parse("2026-11-20T23:44:43Z"));

    spec.addProperty("deploy_id", "mytool-deploy-1234567890");
    assertThat(read(spec).createdAt()).isEqualTo(TestDeployments.CREATED);
  }

  @Test
  void aRecordThatGotAStatusIsReadAsBefore() {
    JsonObject spec = record();
    Deployment deployment = read(spec);

    assertThat(read(spec, Optional.of(mapper.status(deployment, spec, 1, List.of())), false))
        .isEqualTo(deployment);
  }

  @Test
  void aDeletedRecordIsForgotten() {
    assertThat(read(record(), Optional.empty(), true).intent()).isEqualTo(Intent.DELETE);
  }

  @Test
  void theSchemaKeepsAllOfIt() {
    assertThat(PretendedServer.of("tooldeployments", "v2", "spec").kept(record()))
        .isEqualTo(record());
    assertThat(PretendedServer.of("tooldeployments", "v1", "spec").kept(record()))
        .isEqualTo(record());
  }
}
