package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.run.RuntimeSettings;
import org.toolforge.components.kubernetes.run.RuntimeSettingsReader;

/** Whether the chart has components run, and what it tells the service about that. */
class ChartRuntimeTest {

  private static final String ON = "runtime: {type: kubernetes}";

  private final Chart chart = Chart.ours();

  @Test
  void runsNothingUnlessToldOtherwise() {
    List<KubeObject> objects = chart.render("runtime: {settings: {grace_seconds: 7}}");

    assertThat(arguments(objects)).doesNotContain("--runtime", "--runtime-settings");
    assertThat(settings(objects)).isEmpty();
    assertThat(objects.toString()).doesNotContain("grace_seconds", "/etc/components/runtime");
    assertThat(objects).noneMatch(ChartRuntimeTest::isForRuntime);
    assertThat(chart.notes("")).contains("nothing is run");
  }

  @Test
  void runsComponentsWhenToldSo() {
    assertThat(arguments(chart.render(ON)))
        .containsSequence("--runtime", "kubernetes")
        .containsSequence("--runtime-settings", "/etc/components/runtime/settings.yaml");
    assertThat(chart.notes(ON))
        .doesNotContain("nothing is run")
        .contains("kubectl get deployments,cronjobs,jobs");
  }

  @Test
  void hasTheSettingsThatTheValuesHave() {
    assertThat(read(chart.render(ON))).isEqualTo(RuntimeSettings.DEFAULT);
    RuntimeSettings all = read(chart.render(Everything.ON));
    assertThat(all.launcher()).containsExactly("/bin/sh", "-c");
    assertThat(all.mostReplicas()).isEqualTo(4);
    assertThat(all.publishing().domain()).isEqualTo("tools.example.org");
  }

  @Test
  void findsItsSettingsWhereTheArgumentsSay() {
    JsonObject pod = template(chart.render(ON)).getAsJsonObject("spec");

    assertThat(container(pod).getAsJsonArray("volumeMounts"))
        .contains(json("{name: runtime, mountPath: '/etc/components/runtime', readOnly: true}"));
    assertThat(pod.getAsJsonArray("volumes"))
        .contains(json("{name: runtime, configMap: {name: components-api-runtime}}"));
  }

  @Test
  void restartsTheServersWhenItsSettingsChange() {
    String other = "runtime: {type: kubernetes, settings: {grace_seconds: 7}}";

    assertThat(checksum(ON)).isNotBlank().isEqualTo(checksum(ON + "\nreplicas: 3"));
    assertThat(checksum(other)).isNotEqualTo(checksum(ON));
  }

  @Test
  void needsRightsOnlyWhenItRuns() {
    assertThat(chart.render(ON))
        .filteredOn(ChartRuntimeTest::isForRuntime)
        .extracting(object -> object.tree().get("kind").getAsString())
        .containsExactlyInAnyOrder("ClusterRole", "ClusterRoleBinding");
    assertThat(chart.render(ON + "\nrbac: {create: false}"))
        .noneMatch(ChartRuntimeTest::isForRuntime);
  }

  @Test
  void neverReadsSecretsOfToolsNorEntersPods() {
    KubeObject role =
        chart.render(ON).stream().filter(ChartRuntimeTest::isForRuntime).findFirst().orElseThrow();

    assertThat(role.tree().get("rules").toString())
        .doesNotContain("secrets", "pods/exec", "pods/attach", "deletecollection");
  }

  private static boolean isForRuntime(KubeObject object) {
    return object.name().endsWith(":runtime");
  }

  private static Optional<String> settings(List<KubeObject> objects) {
    return ChartRenderingTest.all("ConfigMap", objects).stream()
        .filter(map -> map.name().equals("components-api-runtime"))
        .flatMap(map -> map.part("data").stream())
        .map(data -> data.get("settings.yaml").getAsString())
        .findFirst();
  }

  /** What the server makes of the file that it gets. */
  private static RuntimeSettings read(List<KubeObject> objects) {
    return RuntimeSettingsReader.read(new YamlConfigReader().read(settings(objects).orElseThrow()));
  }

  private String checksum(String values) {
    return template(chart.render(values))
        .getAsJsonObject("metadata")
        .getAsJsonObject("annotations")
        .get("checksum/runtime")
        .getAsString();
  }

  private static List<String> arguments(List<KubeObject> objects) {
    return container(template(objects).getAsJsonObject("spec"))
        .getAsJsonArray("args")
        .asList()
        .stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static JsonObject template(List<KubeObject> objects) {
    return ChartRenderingTest.spec(ChartRenderingTest.only("Deployment", objects))
        .getAsJsonObject("template");
  }

  private static JsonObject container(JsonObject pod) {
    return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
  }

  private static JsonElement json(String lenient) {
    return JsonParser.parseString(lenient);
  }
}
