package org.toolforge.components.http.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toolforge.components.config.TestConfigs.continuous;
import static org.toolforge.components.config.TestConfigs.oneOff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.DeployToken;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.status.ComponentStatus;
import org.toolforge.components.status.Quota;

class MappingTest {

  private static final ObjectMapper JSON = ApiJson.mapper();
  private static final ToolConfig CONFIG =
      TestConfigs.config(
          continuous("api").builtFrom("https://git.example/api", "main").waitFor("migrate").build(),
          oneOff("migrate").reusing("api").command("migrate").build());

  private static void assertJson(Object value, String expected) throws JsonProcessingException {
    // Both are read, since a number that is read is of another type than one that is made.
    assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(JSON.readTree(expected));
  }

  @Test
  void showsWhatThereWillBeBeforeThereIsAPlan() throws JsonProcessingException {
    JsonNode fresh = JSON.valueToTree(DeploymentMapping.of(TestDeployments.of(CONFIG).fresh()));

    assertThat(fresh.path("builds").path("api"))
        .isEqualTo(
            JSON.readTree(
                """
                {"build_id": "no-id-yet", "build_status": "pending",
                 "build_image": "no-image-yet", "build_long_status": "", "failure": null, "action": null,
                 "resolved_ref": null, "reason": [], "started_at": null, "finished_at": null}
                """));
    assertThat(fresh.path("runs").path("api"))
        .isEqualTo(
            JSON.readTree(
                """
                {"run_status": "pending", "run_long_status": "", "waits_for": ["migrate"],
                 "action": null, "reason": [], "started_at": null, "finished_at": null}
                """));
  }

  @Test
  void showsWhichStepOfABuildFailed() throws JsonProcessingException {
    FailedStep step = new FailedStep("detect", 20, "No Procfile\n");
    JsonNode failed =
        JSON.valueToTree(
            DeploymentMapping.of(
                TestDeployments.of(CONFIG)
                    .build(
                        "api",
                        new BuildProgress.Failed(
                            "x", Fault.CONTENT, "why", step, Instant.EPOCH, Instant.EPOCH))
                    .in(Phase.BUILDING)));

    assertThat(failed.path("builds").path("api").path("failure"))
        .isEqualTo(
            JSON.readTree(
                """
                {"fault": "content", "step": "detect", "exit_code": 20, "output": "No Procfile\\n"}
                """));
  }

  @Test
  void showsADeploymentWithItsPlanAndHowFarItIs() throws JsonProcessingException {
    ObjectNode building =
        JSON.valueToTree(
            DeploymentMapping.of(
                TestDeployments.of(CONFIG)
                    .build("api", TestDeployments.building("api"))
                    .in(Phase.BUILDING)));

    assertThat(building.remove("tool_config").path("components").has("migrate")).isTrue();
    assertJson(
        building,
        """
        {"deploy_id": "mytool-deploy-20260404-120000-k3v9x2m7qp",
         "creation_time": "20260404-120000", "description": "", "status": "running",
         "long_status": "Built 0 of 1 image", "phase": "building", "outcome": null,
         "phase_history": [
           {"phase": "preparing", "started_at": "2026-04-04T12:00:00Z",
            "finished_at": "2026-04-04T12:00:00Z"},
           {"phase": "building", "started_at": "2026-04-04T12:00:00Z", "finished_at": null}],
         "created_by": "somebody", "cause": "test", "config_revision": 1,
         "force_build": false, "force_run": false,
         "builds": {
           "api": {"build_id": "api-build", "build_status": "running",
             "build_image": "no-image-yet", "build_long_status": "", "failure": null, "action": "build",
             "resolved_ref": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "reason": ["never-built"], "started_at": "2026-04-04T12:00:00Z",
             "finished_at": null},
           "migrate": {"build_id": "no-build-needed", "build_status": "skipped",
             "build_image": "no-image-yet",
             "build_long_status": "Component re-uses build from api", "failure": null, "action": "none",
             "resolved_ref": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
             "reason": ["shares-build-of:api"], "started_at": null, "finished_at": null}},
         "runs": {
           "migrate": {"run_status": "pending", "run_long_status": "", "waits_for": [],
             "action": "create", "reason": ["never-succeeded"], "started_at": null,
             "finished_at": null},
           "api": {"run_status": "pending", "run_long_status": "waiting for migrate",
             "waits_for": ["migrate"], "action": "create", "reason": ["new"],
             "started_at": null, "finished_at": null}},
         "removals": [], "callback": null}
        """);
  }

  @Test
  void showsWhatBecameOfACallbackWithoutItsAddress() throws JsonProcessingException {
    Deployment ended =
        TestDeployments.of(CONFIG)
            .request(
                DeploymentRequest.by("somebody", "test")
                    .calling(CallbackUrl.of("https://host/secret")))
            .successful();
    Instant at = Instant.parse("2026-04-04T12:00:05.123456Z");

    assertCallback(ended, "{'state': 'pending', 'at': null, 'message': ''}");
    assertCallback(
        ended.withCallback(new CallbackState.Delivered(at)),
        "{'state': 'delivered', 'at': '2026-04-04T12:00:05.123Z', 'message': ''}");
    assertCallback(
        ended.withCallback(new CallbackState.GivenUp(at, "It is not public.")),
        "{'state': 'given_up', 'at': '2026-04-04T12:00:05.123Z', 'message': 'It is not public.'}");
    assertThat(JSON.valueToTree(DeploymentMapping.of(ended)).toString()).doesNotContain("secret");
  }

  private static void assertCallback(Deployment deployment, String json)
      throws JsonProcessingException {
    JsonNode shown = JSON.valueToTree(DeploymentMapping.of(deployment));
    assertThat(shown.path("callback")).isEqualTo(JSON.readTree(json.replace('\'', '"')));
  }

  @Test
  void showsSuccessAsClientsKnowIt() {
    JsonNode successful =
        JSON.valueToTree(DeploymentMapping.of(TestDeployments.of(CONFIG).successful()));

    assertThat(successful.path("status").asText()).isEqualTo("successful");
    assertThat(successful.path("outcome").asText()).isEqualTo("success");
    assertThat(successful.at("/builds/api/build_status").asText()).isEqualTo("successful");
    assertThat(successful.at("/builds/api/build_image").asText()).contains("@sha256:");
    assertThat(successful.at("/runs/api/run_status").asText()).isEqualTo("successful");
    assertThat(successful.at("/runs/api/finished_at").asText()).isEqualTo("2026-04-04T12:00:05Z");
  }

  @Test
  void showsTokensQuotasRevisionsAndStatus() throws JsonProcessingException {
    assertJson(
        TokenMapping.of(
            new DeployToken(
                "secret",
                TestDeployments.CREATED,
                TestDeployments.CREATED.plus(Duration.ofDays(1)))),
        """
        {"token": "secret", "creation_date": "2026-04-04T12:00:00Z",
         "expiration_date": "2026-04-05T12:00:00Z"}
        """);
    assertJson(
        QuotaMapping.of(
            List.of(
                new Quota(
                    "parallel-builds",
                    3,
                    1,
                    List.of("x/api"),
                    List.of(new Quota.Waiting("x/web", 7))))),
        """
        {"quotas": [{"name": "parallel-builds", "limit": 3, "used": 1, "available": 2,
          "held_by": ["x/api"], "waiting": [{"name": "x/web", "place": 7}]}]}
        """);
    assertJson(
        RevisionMapping.of(
            new StoredConfig(7, TestConfigs.document(CONFIG), "mytool", TestDeployments.CREATED),
            8),
        """
        {"revision": 7, "saved_by": "mytool", "saved_at": "2026-04-04T12:00:00Z",
         "current": false}
        """);
    assertJson(
        StatusMapping.of(
            List.of(
                new ComponentStatus(
                    new ComponentName("api"),
                    ComponentStatus.Sync.IN_SYNC,
                    List.of("run.replicas"),
                    List.of(new Drift("run.replicas", "2", "5", "kubectl")),
                    ComponentStatus.Health.HEALTHY,
                    "",
                    null,
                    null,
                    null,
                    null))),
        """
        {"components": {"api": {"sync": "in_sync", "differences": ["run.replicas"],
          "drift": [{"path": "run.replicas", "applied": "2", "actual": "5", "changed_by": "kubectl"}], "health": "healthy",
          "message": "", "image": null, "commit": null, "since": null, "deploy_id": null}}}
        """);
  }
}
