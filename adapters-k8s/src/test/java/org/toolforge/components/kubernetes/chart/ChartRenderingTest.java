package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.CustomResources;

class ChartRenderingTest {

  private final Chart chart = Chart.ours();

  @Test
  void makesWhatAServiceNeeds() {
    assertThat(kinds(chart.render("")))
        .containsExactlyInAnyOrder(
            "ClusterRole",
            "ClusterRole",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "CustomResourceDefinition",
            "CustomResourceDefinition",
            "Deployment",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "Role",
            "RoleBinding",
            "Service",
            "ServiceAccount");
  }

  @Test
  void makesMoreWhenToldSo() {
    assertThat(kinds(chart.render(Everything.ON)))
        .contains("Certificate", "ServiceMonitor", "ConfigMap");
  }

  @Test
  void givesRightsForSandboxesOnlyWhenThereAreSome() {
    assertThat(chart.render("builds: {type: tekton}")).noneMatch(this::isForSandboxes);
    assertThat(chart.render("builds: {settings: {sandboxes: {}}}")).noneMatch(this::isForSandboxes);
    assertThat(chart.render("builds: {type: tekton, settings: {sandboxes: {}}}"))
        .filteredOn(this::isForSandboxes)
        .extracting(ChartRenderingTest::kind)
        .containsExactlyInAnyOrder("ClusterRole", "ClusterRoleBinding");
  }

  private boolean isForSandboxes(KubeObject object) {
    return object.name().endsWith(":sandboxes");
  }

  @Test
  void makesLessWhenToldSo() {
    assertThat(kinds(chart.render(Everything.OFF)))
        .containsExactlyInAnyOrder("Deployment", "Service");
  }

  @Test
  void speaksToOldAndNewClusters() {
    assertThat(budget(Chart.OLDEST)).isEqualTo("policy/v1beta1");
    assertThat(budget("v1.21.0")).isEqualTo("policy/v1");
    assertThat(budget(Chart.TODAYS)).isEqualTo("policy/v1");
  }

  private String budget(String kubeVersion) {
    return only("PodDisruptionBudget", chart.render("", kubeVersion))
        .tree()
        .get("apiVersion")
        .getAsString();
  }

  @Test
  void bringsTheDefinitionsAsTheyAre() {
    List<KubeObject> rendered = all("CustomResourceDefinition", chart.render(""));
    assertThat(rendered)
        .allSatisfy(definition ->
            assertThat(definition.annotation("helm.sh/resource-policy")).contains("keep"));
    rendered.forEach(definition -> definition.metadata().remove("annotations"));
    assertThat(rendered).containsExactlyInAnyOrderElementsOf(CustomResources.definitions());
  }

  @Test
  void letsTheDefinitionsGoWhenToldSo() {
    assertThat(all("CustomResourceDefinition", chart.render("crds: {keep: false}")))
        .allSatisfy(
            definition -> assertThat(definition.annotation("helm.sh/resource-policy")).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("switches")
  void grantsNothingByAnAsterisk(String values) {
    assertThat(rules(values))
        .allSatisfy(rule -> assertThat(rule.toString()).doesNotContain("\"*\""));
  }

  @ParameterizedTest
  @MethodSource("switches")
  void putsItsNameOnEverything(String values) {
    assertThat(chart.render(values))
        .filteredOn(object -> !kind(object).equals("CustomResourceDefinition"))
        .allSatisfy(object -> {
          assertThat(object.label("app.kubernetes.io/instance")).contains(Chart.RELEASE);
          assertThat(object.label("app.kubernetes.io/managed-by")).contains("Helm");
        });
  }

  @Test
  void touchesNoNamespacesWhenToldSo() {
    assertThat(rules("tenants: {enabled: false}"))
        .allSatisfy(rule ->
            assertThat(rule.toString())
                .doesNotContain("namespaces", "rolebindings", "networkpolicies", "bind"));
  }

  @Test
  void letsViewersOnlyRead() {
    KubeObject role =
        all("ClusterRole", chart.render("")).stream()
            .filter(each -> each.label("rbac.authorization.k8s.io/aggregate-to-view").isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(role.tree().get("rules"))
        .isEqualTo(
            JsonParser.parseString(
                """
                [{"apiGroups": ["components-api.toolforge.org"],
                  "resources": ["toolconfigs", "tooldeployments"],
                  "verbs": ["get", "list", "watch"]}]
                """));
    assertThat(chart.render("").toString())
        .doesNotContain("aggregate-to-edit", "aggregate-to-admin");
  }

  private Stream<JsonElement> rulesOf(KubeObject role) {
    JsonArray rules = role.tree().getAsJsonArray("rules");
    return rules.asList().stream();
  }

  private List<JsonElement> rules(String values) {
    List<KubeObject> objects = chart.render(values);
    return Stream.of("ClusterRole", "Role")
        .flatMap(kind -> all(kind, objects).stream())
        .flatMap(this::rulesOf)
        .toList();
  }

  static Stream<String> switches() {
    return Stream.of("", Everything.ON, Everything.OFF);
  }

  static List<KubeObject> all(String kind, List<KubeObject> objects) {
    return objects.stream().filter(object -> kind(object).equals(kind)).toList();
  }

  static KubeObject only(String kind, List<KubeObject> objects) {
    List<KubeObject> all = all(kind, objects);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<String> kinds(List<KubeObject> objects) {
    return objects.stream().map(ChartRenderingTest::kind).toList();
  }

  private static String kind(KubeObject object) {
    return object.tree().get("kind").getAsString();
  }

  static JsonObject spec(KubeObject object) {
    return object.part("spec").orElseThrow();
  }
}
