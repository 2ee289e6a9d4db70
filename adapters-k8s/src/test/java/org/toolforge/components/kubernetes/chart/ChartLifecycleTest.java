package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.CustomResources;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;

/** From the first install to the end, on a server that knows nothing of us. */
@NeedsRealServer
class ChartLifecycleTest {

  private static final Resource DEPLOYMENTS =
      new Resource("apps", "v1", "Deployment", "deployments");

  @TempDir private Path temporary;

  @Test
  void installsUpgradesAndLeavesWhatToolsHave() throws IOException {
    try (KubeTestServer server = KubeTestServer.ofItsOwn();
        Cluster cluster = server.connect()) {
      KubeClient client = cluster.client();
      Chart ours = Chart.ours();

      older().install(server, "");
      assertThat(knowsShortName(client)).isFalse();
      server.createNamespace("tool-tool1");
      assertThat(client.create(Resource.TOOL_CONFIGS, config())).isPresent();

      ours.upgrade(server, "replicas: 3");
      assertThat(knowsShortName(client)).isTrue();
      assertThat(replicas(client)).isEqualTo(3);

      Chart.uninstall(server);
      assertThat(client.get(DEPLOYMENTS, Chart.NAMESPACE, Chart.RELEASE)).isEmpty();
      assertThat(client.get(Resource.TOOL_CONFIGS, "tool-tool1", "tool1-config")).isPresent();

      ours.install(server, "");
      assertThat(replicas(client)).isEqualTo(2);
      assertThat(client.get(Resource.TOOL_CONFIGS, "tool-tool1", "tool1-config")).isPresent();
    }
  }

  /** Our chart, but for one thing in a definition. */
  private Chart older() throws IOException {
    Path ours = Chart.ours().directory();
    try (Stream<Path> files = Files.walk(ours)) {
      List<Path> outermostFirst = files.toList();
      for (Path file : outermostFirst) {
        Files.copy(file, temporary.resolve("chart").resolve(ours.relativize(file).toString()));
      }
    }
    Path definition = temporary.resolve("chart/files/crds/toolconfigs.yaml");
    String text = Files.readString(definition);
    assertThat(text).contains("shortNames: [tcfg]");
    Files.writeString(definition, text.replace("shortNames: [tcfg]", "shortNames: []"));
    return new Chart(temporary.resolve("chart"));
  }

  private static boolean knowsShortName(KubeClient client) {
    return client
        .get(CustomResources.DEFINITIONS, "", "toolconfigs.components-api.toolforge.org")
        .flatMap(definition -> definition.part("spec"))
        .orElseThrow()
        .get("names")
        .toString()
        .contains("tcfg");
  }

  private static int replicas(KubeClient client) {
    return client
        .get(DEPLOYMENTS, Chart.NAMESPACE, Chart.RELEASE)
        .flatMap(deployment -> deployment.part("spec"))
        .orElseThrow()
        .get("replicas")
        .getAsInt();
  }

  private static KubeObject config() {
    return Yaml.object(
        """
        apiVersion: components-api.toolforge.org/v2
        kind: ToolConfig
        metadata: {name: tool1-config, namespace: tool-tool1}
        spec: {config_version: v1beta1, components: {}}
        """);
  }
}
