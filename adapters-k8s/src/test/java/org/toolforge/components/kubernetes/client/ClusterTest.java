package org.toolforge.components.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;

class ClusterTest {

  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: me%s}}]
      clusters: [{name: here, cluster: {server: "http://127.0.0.1:1"}}]
      users: [{name: me, user: {token: secret}}]
      """;

  @TempDir private Path directory;

  private Path written(String text) throws IOException {
    return Files.writeString(directory.resolve("config"), text);
  }

  @Test
  void livesInTheNamespaceOfTheContextUnlessToldAnother() throws IOException {
    Path file = written(KUBECONFIG.formatted(", namespace: ours"));
    try (Cluster cluster = Cluster.connect(file, null);
        Cluster told = Cluster.connect(file, "other")) {
      assertThat(cluster.namespace()).isEqualTo("ours");
      assertThat(told.namespace()).isEqualTo("other");
    }
  }

  @Test
  void livesInTheUsualNamespaceWhenNobodySays() throws IOException {
    try (Cluster cluster = Cluster.connect(written(KUBECONFIG.formatted("")), null)) {
      assertThat(cluster.namespace()).isEqualTo("components-api");
    }
  }

  @Test
  void isUnavailableWhereNobodyAnswers() throws IOException {
    try (Cluster cluster = Cluster.connect(written(KUBECONFIG.formatted("")), null)) {
      assertThatThrownBy(() -> cluster.client().get(Resource.TOOLS, "", "mytool"))
          .isInstanceOf(ComponentsException.Unavailable.class)
          .hasMessage("The Kubernetes API server cannot be reached. Try again in a moment.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x: [", "- 1", "kind: Config", "current-context: nowhere"})
  void isNotToBeFoundByWhatIsNoKubeconfig(String text) throws IOException {
    Path file = written(text);
    assertThatThrownBy(() -> Cluster.connect(file, null))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageStartingWith("The kubeconfig " + file + " cannot be used: ")
        .hasNoCause();
  }

  @Test
  void isNotToBeFoundByAFileThatIsNotThere() {
    assertThatThrownBy(() -> Cluster.connect(directory.resolve("none"), null))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageEndingWith("there is no such file");
  }

  @Test
  void isNotAroundAProcessThatRunsElsewhere() {
    assertThatThrownBy(() -> Cluster.connect(null, null))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("--kubeconfig FILE");
  }
}
