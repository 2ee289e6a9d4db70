package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.BuildRequest;

class RunManifestTest {

  private static JsonObject manifest(BuildOrder order) {
    return new RunManifest(BuildSettings.DEFAULT).of(order).tree();
  }

  private static JsonObject spec(PipelineSettings pipeline) {
    BuildSettings usual = BuildSettings.DEFAULT;
    BuildSettings settings =
        new BuildSettings(
            usual.namespace(),
            pipeline,
            usual.images(),
            usual.perTool(),
            usual.inAll(),
            usual.logSteps(),
            usual.contentSteps(),
            usual.kept(),
            usual.sandboxes());
    return new RunManifest(settings).of(Orders.order()).tree().getAsJsonObject("spec");
  }

  @Test
  void isWhatThePipelineOfToolforgeTakes() {
    JsonObject expected =
        Yaml.object(
                """
                apiVersion: tekton.dev/v1
                kind: PipelineRun
                metadata:
                  name: %s
                  namespace: image-build
                  labels:
                    app.kubernetes.io/managed-by: toolforge-components
                    user: mytool
                    toolforge.org/tool: mytool
                    toolforge.org/component: api
                    toolforge.org/deployment: mytool-deploy-20260404-120000-k3v9x2m7qp
                spec:
                  pipelineRef: {name: buildpacks}
                  params:
                  - {name: BUILDER_IMAGE, value: 'tools-harbor.wmcloud.org/toolforge/heroku-builder:22'}
                  - {name: RUN_IMAGE, value: 'tools-harbor.wmcloud.org/toolforge/heroku-run:22'}
                  - {name: APP_IMAGE, value: 'tools-harbor.wmcloud.org/tool-mytool/api:latest'}
                  - {name: SOURCE_URL, value: 'https://git.example/api'}
                  - {name: SOURCE_REFERENCE, value: '%s'}
                  - {name: UNRESOLVED_SOURCE_REFERENCE, value: main}
                  - {name: ENV_VARS, value: []}
                  taskRunSpecs:
                  - {serviceAccountName: buildpacks-service-account, pipelineTaskName: build-from-git}
                  workspaces:
                  - {name: source-ws, emptyDir: {}}
                  - {name: cache-ws, emptyDir: {}}
                  - {name: aptbuildpack-ws, emptyDir: {}}
                  timeouts: {pipeline: 1800s}
                """
                    .formatted(Orders.order().id(), TestPlans.COMMIT))
            .tree();

    JsonObject manifest = manifest(Orders.order());
    manifest.getAsJsonObject("metadata").remove("annotations");
    assertThat(manifest).isEqualTo(expected);
  }

  @Test
  void canBeReadBackFromTheRunAlone() {
    BuildOrder order = Orders.order(Orders.request("https://git.example/a?b=\"c\"", "v1/ü"));

    assertThat(Marks.order(new RunManifest(BuildSettings.DEFAULT).of(order))).contains(order);
  }

  @Test
  void givesThatAccountToAllTasksWhenTheSettingsNameNone() {
    PipelineSettings usual = PipelineSettings.DEFAULT;
    JsonObject spec =
        spec(
            new PipelineSettings(
                "other",
                "builder",
                "",
                List.of(),
                usual.parameters(),
                Map.of("B", "2", "A", "1"),
                Map.of("team", "x"),
                "{\"securityContext\": {\"runAsNonRoot\": true}}"));

    assertThat(spec.get("taskRunTemplate"))
        .isEqualTo(
            Yaml.object(
                    "{serviceAccountName: builder, podTemplate: {securityContext: {runAsNonRoot:"
                        + " true}}}")
                .tree());
    assertThat(spec.has("taskRunSpecs")).isFalse();
    assertThat(spec.getAsJsonArray("params").asList().subList(7, 9))
        .extracting(Object::toString)
        .containsExactly("{\"name\":\"A\",\"value\":\"1\"}", "{\"name\":\"B\",\"value\":\"2\"}");
  }

  @ParameterizedTest
  @CsvSource({"false, false, 22", "true, false, 24", "false, true, 20", "true, true, 20"})
  void choosesImagesByTheVersionsThatAreWanted(boolean latest, boolean deprecated, String release) {
    BuildRequest request =
        new BuildRequest(
            new ResolvedSource(
                new RepositoryUrl("https://git.example/api"), TestPlans.COMMIT, latest, deprecated),
            GitRef.HEAD,
            Duration.ofMinutes(30),
            null);

    assertThat(manifest(Orders.order(request)).toString())
        .contains("heroku-builder:" + release)
        .contains("heroku-run:" + release);
  }

  @Test
  void neverAsksForNoLimitAtAll() {
    BuildRequest request =
        new BuildRequest(Orders.request().source(), GitRef.HEAD, Duration.ofMillis(100), null);

    assertThat(manifest(Orders.order(request)).toString()).contains("\"pipeline\":\"1s\"");
  }

  @ParameterizedTest
  @CsvSource({
    "https://git.example/$(context.pipelineRun.name), main",
    "https://git.example/api, $(tasks.build-from-git.results.APP_IMAGE_DIGEST)",
  })
  void refusesWhatTektonWouldPutSomethingElseFor(String repository, String ref) {
    BuildOrder order = Orders.order(Orders.request(repository, ref));

    assertThatThrownBy(() -> manifest(order))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("$(");
  }

  @Test
  void namesRunsSoThatTheyAreLabelsHoweverLongTheirPartsAre() {
    String longTool = "t".repeat(58);
    List<String> ids =
        List.of(
            Orders.order("mytool", "api").id(),
            Orders.order("mytool", "web").id(),
            Orders.order(longTool, "api").id(),
            Orders.order(longTool, "web").id(),
            Orders.order("a".repeat(28) + "-b", "c").id());

    assertThat(ids)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.length() <= 50)
        .allMatch(id -> id.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?"));
    assertThat(ids.getFirst()).startsWith("mytool-api-");
    assertThat(Orders.order("mytool", "api").id()).isEqualTo(ids.getFirst());
  }
}
