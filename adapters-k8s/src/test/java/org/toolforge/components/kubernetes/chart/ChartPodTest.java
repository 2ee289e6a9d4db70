package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.kubernetes.client.KubeObject;

class ChartPodTest {

  private final Chart chart = Chart.ours();

  @ParameterizedTest
  @MethodSource("org.toolforge.components.kubernetes.chart.ChartRenderingTest#switches")
  void mayDoNothingToItsNode(String values) {
    JsonObject pod = pod(values);
    JsonObject security = pod.getAsJsonObject("securityContext");
    assertThat(security.get("runAsNonRoot").getAsBoolean()).isTrue();
    assertThat(security.get("runAsUser").getAsInt()).isPositive();
    assertThat(security.get("seccompProfile")).isEqualTo(json("{type: RuntimeDefault}"));
    assertThat(container(pod).get("securityContext"))
        .isEqualTo(
            json(
                "{allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, privileged: false,"
                    + " capabilities: {drop: [ALL]}}"));
    assertThat(pod.toString()).doesNotContain("hostPath", "hostNetwork", "hostPID", "hostIPC");
  }

  @Test
  void isAskedHowItIs() {
    assertThat(path("", "startupProbe")).isEqualTo("/healthz");
    assertThat(path("", "livenessProbe")).isEqualTo("/healthz");
    assertThat(path("", "readinessProbe")).isEqualTo("/readyz");
  }

  @Test
  void isAskedByHttpsOnceItSpeaksIt() {
    assertThat(probe("", "readinessProbe").get("scheme").getAsString()).isEqualTo("HTTP");
    assertThat(probe(Everything.ON, "readinessProbe").get("scheme").getAsString())
        .isEqualTo("HTTPS");
  }

  @Test
  void hasLimits() {
    assertThat(container(pod("")).get("resources"))
        .isEqualTo(json("{limits: {memory: 384Mi}, requests: {cpu: 100m, memory: 256Mi}}"));
  }

  @Test
  void isToldWhatTheValuesSay() {
    assertThat(arguments(Everything.ON))
        .containsSequence("serve", "--storage", "kubernetes", "--namespace", Chart.NAMESPACE)
        .containsSequence("--allow-fetch", "10.1.0.0/16", "--allow-fetch", "fd00::/8")
        .containsSequence("--admin", "admin", "--admin", "root-tool")
        .containsSequence("--tls-cert", "/etc/components/tls/tls.crt")
        .containsSequence("--tls-key", "/etc/components/tls/tls.key")
        .containsSequence("--client-ca", "/etc/components/client-ca/ca.crt")
        .endsWith("--speed", "2");
  }

  @Test
  void speaksPlainHttpWithoutASecret() {
    assertThat(arguments("")).doesNotContain("--tls-cert", "--tls-key", "--client-ca");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000000", "65536"})
  void writesLargeNumbersOut(String number) {
    assertThat(arguments("server: {maxStreams: %s}".formatted(number)))
        .containsSequence("--max-streams", number);
  }

  @Test
  void isTakenByItsDigest() {
    assertThat(container(pod(Everything.ON)).get("image").getAsString())
        .isEqualTo("components-api@sha256:" + "0".repeat(64));
    assertThat(container(pod("image: {tag: '7'}")).get("image").getAsString())
        .isEqualTo("components-api:7");
  }

  @Test
  void isServedAndWatchedByItsLabels() {
    List<KubeObject> objects = chart.render(Everything.ON);
    JsonObject deployment = ChartRenderingTest.spec(ChartRenderingTest.only("Deployment", objects));
    JsonElement labels = deployment.getAsJsonObject("selector").get("matchLabels");
    JsonObject service = ChartRenderingTest.spec(ChartRenderingTest.only("Service", objects));
    assertThat(service.get("selector")).isEqualTo(labels);
    for (String kind : List.of("NetworkPolicy", "PodDisruptionBudget", "ServiceMonitor")) {
      JsonObject spec = ChartRenderingTest.spec(ChartRenderingTest.only(kind, objects));
      JsonObject selector =
          spec.getAsJsonObject(kind.equals("NetworkPolicy") ? "podSelector" : "selector");
      assertThat(selector.get("matchLabels")).as(kind).isEqualTo(labels);
    }
    assertThat(
            deployment
                .getAsJsonObject("template")
                .getAsJsonObject("metadata")
                .getAsJsonObject("labels")
                .entrySet())
        .containsAll(labels.getAsJsonObject().entrySet());
  }

  private List<String> arguments(String values) {
    return container(pod(values)).getAsJsonArray("args").asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private String path(String values, String probe) {
    return probe(values, probe).get("path").getAsString();
  }

  private JsonObject probe(String values, String probe) {
    return container(pod(values)).getAsJsonObject(probe).getAsJsonObject("httpGet");
  }

  private JsonObject pod(String values) {
    return ChartRenderingTest.spec(ChartRenderingTest.only("Deployment", chart.render(values)))
        .getAsJsonObject("template")
        .getAsJsonObject("spec");
  }

  private static JsonObject container(JsonObject pod) {
    return pod.getAsJsonArray("containers").get(0).getAsJsonObject();
  }

  private static JsonElement json(String lenient) {
    return JsonParser.parseString(lenient);
  }
}
