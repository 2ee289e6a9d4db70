package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.kubernetes.build.BuildSettingsReader;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.port.BuildRetention;

/** Whether the chart has images built, and what it tells the service about that. */
class ChartBuildsTest {

  private static final String ON = "builds: {type: tekton}";

  private final Chart chart = Chart.ours();

  @Test
  void arePretendedUnlessToldOtherwise() {
    List<KubeObject> objects = chart.render("builds: {settings: {namespace: elsewhere}}");
    assertThat(arguments(objects))
        .containsSequence("--sources", "pretended")
        .containsSequence("--builds", "pretended")
        .doesNotContain("--build-settings");
    assertThat(settings(objects)).isEmpty();
    assertThat(objects.toString()).doesNotContain("tekton", "elsewhere", "/etc/components/builds");
  }

  @Test
  void areReallyMadeWhenToldSo() {
    assertThat(arguments(chart.render(ON)))
        .containsSequence("--sources", "git")
        .containsSequence("--builds", "tekton")
        .containsSequence("--builds-per-tool", "3")
        .containsSequence("--builds-in-all", "20")
        .containsSequence("--build-settings", "/etc/components/builds/settings.yaml");
    assertThat(arguments(chart.render(Everything.ON)))
        .containsSequence("--builds-per-tool", "2")
        .containsSequence("--builds-in-all", "30");
  }

  @Test
  void mayStillMakeUpCommits() {
    assertThat(arguments(chart.render(ON + "\nserver: {sources: pretended}")))
        .containsSequence("--sources", "pretended");
  }

  @Test
  void haveTheSettingsThatTheValuesHave() {
    assertThat(read(chart.render(ON))).isEqualTo(BuildSettings.DEFAULT);
    BuildSettings all = read(chart.render(Everything.ON));
    assertThat(all.namespace()).isEqualTo("builds");
    assertThat(all.pipeline().name()).isEqualTo("07");
    assertThat(all.logSteps()).containsExactly("clone", "build");
    assertThat(all.kept()).isEqualTo(new BuildRetention(3, 2));
  }

  @Test
  void findTheirSettingsWhereTheArgumentsSay() {
    JsonObject pod = template(chart.render(ON)).getAsJsonObject("spec");
    assertThat(container(pod).getAsJsonArray("volumeMounts"))
        .contains(json("{name: builds, mountPath: '/etc/components/builds', readOnly: true}"));
    assertThat(pod.getAsJsonArray("volumes"))
        .contains(json("{name: builds, configMap: {name: components-api-builds}}"));
  }

  @Test
  void restartTheServersWhenTheirSettingsChange() {
    String other = "builds: {type: tekton, settings: {keep: {good: 5}}}";
    assertThat(checksum(ON)).isNotBlank().isEqualTo(checksum(ON + "\nreplicas: 3"));
    assertThat(checksum(other)).isNotEqualTo(checksum(ON));
  }

  @Test
  void needRightsOnlyWhereTheyAre() {
    assertThat(rolesIn(chart.render(Everything.ON), "builds")).isEqualTo(1);
    assertThat(rolesIn(chart.render(ON), Chart.BUILDS)).isEqualTo(1);
    assertThat(rolesIn(chart.render(""), Chart.BUILDS)).isZero();
    assertThat(rolesIn(chart.render(ON + "\nrbac: {create: false}"), Chart.BUILDS)).isZero();
  }

  @Test
  void areToldOfToWhoeverInstalls() {
    assertThat(chart.notes("")).contains("no images are built");
    assertThat(chart.notes(ON))
        .doesNotContain("no images are built")
        .contains(
            "  kubectl -n image-build get pipeline/buildpacks"
                + " serviceaccount/buildpacks-service-account\n");
    assertThat(chart.notes(Everything.ON)).contains("kubectl -n builds get pipeline/07 ");
    assertThat(chart.notes("builds: {type: tekton, settings: {pipeline: {service_account: ''}}}"))
        .contains("get pipeline/buildpacks\n");
  }

  private static long rolesIn(List<KubeObject> objects, String namespace) {
    return ChartRenderingTest.all("Role", objects).stream()
        .filter(role -> role.namespace().equals(namespace))
        .count();
  }

  private static Optional<String> settings(List<KubeObject> objects) {
    return ChartRenderingTest.all("ConfigMap", objects).stream()
        .filter(map -> map.name().equals("components-api-builds"))
        .flatMap(map -> map.part("data").stream())
        .map(data -> data.get("settings.yaml").getAsString())
        .findFirst();
  }

  /** What the server makes of the file that it gets. */
  private static BuildSettings read(List<KubeObject> objects) {
    return BuildSettingsReader.read(new YamlConfigReader().read(settings(objects).orElseThrow()));
  }

  private String checksum(String values) {
    return template(chart.render(values))
        .getAsJsonObject("metadata")
        .getAsJsonObject("annotations")
        .get("checksum/builds")
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
