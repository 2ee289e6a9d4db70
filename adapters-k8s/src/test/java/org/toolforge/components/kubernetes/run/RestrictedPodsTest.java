package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.MemoryQuantity;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Yaml;

/** Every pod fits the restricted Pod Security Standard, whatever its component says. */
class RestrictedPodsTest {

  private static final RuntimeSettings USUAL = RuntimeSettings.DEFAULT;
  private static final RuntimeSettings FULL =
      new RuntimeSettings(
          List.of("/cnb/lifecycle/launcher", "--"),
          CpuQuantity.of("1"),
          MemoryQuantity.of("1Gi"),
          50,
          USUAL.grace(),
          USUAL.settling(),
          new RuntimeSettings.Pods(54321, 54322, 54323, "runner", List.of("pull")),
          new RuntimeSettings.Publishing("tools.example", "nginx"),
          new RuntimeSettings.Storage("home-of-{tool}", "/home/{tool}"),
          USUAL.probes(),
          USUAL.results());

  /** The pod that a main object makes. */
  static JsonObject pod(KubeObject main) {
    JsonObject spec = main.tree().getAsJsonObject("spec");
    if (spec.has("jobTemplate")) {
      spec = spec.getAsJsonObject("jobTemplate").getAsJsonObject("spec");
    }
    return spec.getAsJsonObject("template").getAsJsonObject("spec");
  }

  @Test
  void holdForPodsOfAllComponents() {
    for (RuntimeSettings settings : List.of(USUAL, FULL)) {
      Manifests manifests = new Manifests(settings, Resource.cronJobs("v1"));
      assertThat(SampleJobs.random(300))
          .allSatisfy(spec -> {
            JsonObject pod = pod(manifests.of(SampleJobs.TOOL, spec, Set.of()).getFirst());
            assertThat(RestrictedPods.violations(pod)).isEmpty();
            assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
          });
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hostNetwork: true | hostNetwork",
        "hostPID: true | hostPID",
        "volumes: [{name: x, hostPath: {path: /}}] | volume",
        "securityContext: {} | seccompProfile unset",
        "securityContext: {runAsNonRoot: true} | seccompProfile unset",
        "securityContext: {runAsUser: 0} | runs as root",
        "securityContext: {seccompProfile: {type: Unconfined}} | pod seccompProfile",
        "securityContext: {sysctls: [{name: a, value: b}]} | sysctls",
        "containers: [{name: x}], securityContext: {} | runAsNonRoot unset",
        "containers: [{name: x}] | allowPrivilegeEscalation",
        "containers: [{name: x}] | capabilities not dropped",
        "containers: [{securityContext: {capabilities: {add: [SYS_ADMIN]}}}] | capabilities added",
        "containers: [{securityContext: {privileged: true}}] | privileged",
        "initContainers: [{securityContext: {runAsNonRoot: false}}] | runAsNonRoot is false",
        "containers: [{ports: [{hostPort: 80}]}] | hostPort",
        "containers: [{livenessProbe: {httpGet: {host: h}}}] | livenessProbe host",
      })
  void tellWhatIsWrong(String change, String violation) {
    JsonObject pod =
        pod(
            new Manifests(USUAL, Resource.cronJobs("v1"))
                .of(SampleJobs.TOOL, SampleJobs.random(1).findFirst().orElseThrow(), Set.of())
                .getFirst());
    Yaml.object("{" + change + "}").tree().asMap().forEach(pod::add);

    assertThat(RestrictedPods.violations(pod)).anyMatch(found -> found.contains(violation));
  }
}
