package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.MemoryQuantity;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Yaml;

class PodTemplatesTest {

  private static final RunSpec PLAIN = RunSpec.of("go");

  private static JsonObject pod(RuntimeSettings settings, RunSpec run, Set<String> configMaps) {
    OneOffComponent usual = TestConfigs.oneOff("job").build();
    OneOffComponent component =
        new OneOffComponent(
            usual.name(), "", usual.build(), List.of(), run, usual.retry(), usual.rerun());
    return RestrictedPodsTest.pod(
        new Manifests(settings, Resource.cronJobs("v1"))
            .of(SampleJobs.TOOL, SampleJobs.of(component), configMaps)
            .getFirst());
  }

  private static JsonObject container(RunSpec run, String... configMaps) {
    return container(pod(RuntimeSettings.DEFAULT, run, Set.of(configMaps)));
  }

  private static JsonObject container(JsonObject pod) {
    return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
  }

  private static JsonElement yaml(String text) {
    return Yaml.object("{x: " + text + "}").tree().get("x");
  }

  private static RunSpec mounting(RunSpec.FileLog log) {
    return new RunSpec(
        "it's; go",
        new LinkedHashMap<>(),
        List.of(),
        null,
        null,
        RunSpec.Mount.ALL,
        RunSpec.Emails.ALL,
        log);
  }

  @Test
  void giveHalfOfWhatMayBeUsedForSure() {
    RunSpec run =
        new RunSpec(
            "go",
            new LinkedHashMap<>(),
            List.of(),
            CpuQuantity.of("1"),
            MemoryQuantity.of("1025"),
            RunSpec.Mount.NONE,
            RunSpec.Emails.NONE,
            RunSpec.FileLog.DISABLED);

    assertThat(container(run).get("resources"))
        .isEqualTo(
            yaml("{limits: {cpu: '1', memory: '1025'}, requests: {cpu: 500m, memory: '513'}}"));
  }

  @Test
  void askForEachNameAsWhatItIsAndForWhatItMayBeBesides() {
    RunSpec run =
        new RunSpec(
            "go",
            new LinkedHashMap<>(),
            List.of("a", "b"),
            null,
            null,
            RunSpec.Mount.NONE,
            RunSpec.Emails.NONE,
            RunSpec.FileLog.DISABLED);

    assertThat(container(run, "b").get("envFrom"))
        .isEqualTo(
            yaml(
                """
                [{configMapRef: {name: a, optional: true}}, {secretRef: {name: a, optional: false}},
                 {configMapRef: {name: b, optional: false}}, {secretRef: {name: b, optional: true}}]
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "plain $HOME ${HOME} $, plain $HOME ${HOME} $",
    "$(HOME), $$(HOME)",
    "a $$ b $(C) $D, a $$$$ b $$(C) $$D",
  })
  void haveAKubeletTakeTextsAsTheyAre(String written, String rendered) {
    OneOffComponent component =
        TestConfigs.oneOff("job").command(written).env("A", written).build();
    JsonObject container = container(component.run());

    assertThat(container.get("args").getAsString()).isEqualTo(rendered);
    assertThat(container.get("env"))
        .isEqualTo(yaml("[{name: A, value: '%s'}]".formatted(rendered)));
  }

  @Test
  void keepVariablesInTheirOrderAndOnePortAlone() {
    JsonObject pod =
        RestrictedPodsTest.pod(
            new Manifests(RuntimeSettings.DEFAULT, Resource.cronJobs("v1"))
                .of(
                    SampleJobs.TOOL,
                    SampleJobs.of(
                        TestConfigs.continuous("api")
                            .port(80)
                            .env("B", "1")
                            .env("PORT", "99")
                            .env("A", "")
                            .build()),
                    Set.of())
                .getFirst());

    assertThat(container(pod).get("env"))
        .isEqualTo(
            yaml("[{name: PORT, value: '99'}, {name: B, value: '1'}, {name: A, value: ''}]"));
  }

  @Test
  void checkHealthByAScriptWhereTheCommandRuns() {
    JsonObject pod =
        RestrictedPodsTest.pod(
            new Manifests(RuntimeSettings.DEFAULT, Resource.cronJobs("v1"))
                .of(
                    SampleJobs.TOOL,
                    SampleJobs.of(
                        TestConfigs.continuous("api")
                            .healthCheck(new HealthCheck.Script("test -e $(HOME)/ok"))
                            .build()),
                    Set.of())
                .getFirst());

    assertThat(container(pod).getAsJsonObject("livenessProbe").get("exec"))
        .isEqualTo(yaml("{command: [launcher, 'test -e $$(HOME)/ok']}"));
  }

  @Test
  void sendOutputToFilesInTheToolsHome() {
    JsonObject usual = container(mounting(new RunSpec.FileLog(true, "", "")));
    JsonObject named = container(mounting(new RunSpec.FileLog(true, "logs/a b", "/var/e'")));

    assertThat(usual.getAsJsonArray("args").get(0).getAsString())
        .isEqualTo(
            "exec 'launcher' 'it'\\''s; go' 1>>'/data/project/mytool/job.out'"
                + " 2>>'/data/project/mytool/job.err'");
    assertThat(named.getAsJsonArray("args").get(0).getAsString())
        .endsWith(" 1>>'/data/project/mytool/logs/a b' 2>>'/var/e'\\'''");
  }

  @Test
  void refuseFilesWhereThereIsNoHome() {
    RunSpec run =
        new RunSpec(
            "go",
            new LinkedHashMap<>(),
            List.of(),
            null,
            null,
            RunSpec.Mount.NONE,
            RunSpec.Emails.NONE,
            new RunSpec.FileLog(true, "", ""));

    assertThatThrownBy(() -> container(run))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("Set 'run.mount' to all");
  }

  @Test
  void mountWhatTheOperatorHasForTheTool() {
    RuntimeSettings usual = RuntimeSettings.DEFAULT;
    RuntimeSettings settings =
        new RuntimeSettings(
            List.of("/bin/sh", "-c"),
            usual.cpu(),
            usual.memory(),
            usual.mostReplicas(),
            usual.grace(),
            usual.settling(),
            new RuntimeSettings.Pods(1001, 1002, 1003, "runs-{tool}", List.of("pull")),
            usual.publishing(),
            new RuntimeSettings.Storage("home-{tool}", "/home/{tool}"),
            usual.probes(),
            usual.results());
    JsonObject mounted = pod(settings, mounting(RunSpec.FileLog.DISABLED), Set.of());

    assertThat(mounted.get("volumes"))
        .isEqualTo(yaml("[{persistentVolumeClaim: {claimName: home-mytool}, name: storage}]"));
    assertThat(container(mounted).get("volumeMounts"))
        .isEqualTo(yaml("[{name: storage, mountPath: /home/mytool}]"));
    assertThat(mounted.get("securityContext"))
        .isEqualTo(
            yaml(
                "{runAsNonRoot: true, runAsUser: 1001, runAsGroup: 1002, fsGroup: 1003,"
                    + " seccompProfile: {type: RuntimeDefault}}"));
    assertThat(mounted.get("serviceAccountName").getAsString()).isEqualTo("runs-mytool");
    assertThat(mounted.get("imagePullSecrets")).isEqualTo(yaml("[{name: pull}]"));
    assertThat(pod(settings, PLAIN, Set.of()).has("volumes")).isFalse();
  }

  @Test
  void leaveMountingToTheClusterWhereThereIsNoClaim() {
    assertThat(
            pod(RuntimeSettings.DEFAULT, mounting(RunSpec.FileLog.DISABLED), Set.of())
                .has("volumes"))
        .isFalse();
  }
}
