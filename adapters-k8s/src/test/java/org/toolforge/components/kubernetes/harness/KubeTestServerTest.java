package org.toolforge.components.kubernetes.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Resource;

class KubeTestServerTest {

  private final KubeTestServer server = KubeTestServer.shared();

  @Test
  void knowsOurKinds() {
    server.createNamespace("tool-harness");
    try (Cluster cluster = server.connect()) {
      assertThat(cluster.client().list(Resource.TOOL_DEPLOYMENTS, "tool-harness", "")).isEmpty();
    }
  }

  @Test
  void makesANamespaceThatIsThereAlready() {
    server.createNamespace("tool-harness");
    server.createNamespace("tool-harness");
    try (Cluster cluster = server.connect()) {
      assertThat(cluster.client().get(Resource.NAMESPACES, "", "tool-harness")).isPresent();
    }
  }

  @NeedsRealServer
  @Test
  void letsNoStrangerIn() {
    try (Cluster cluster = server.connect(User.STRANGER)) {
      assertThatThrownBy(() -> cluster.client().list(Resource.NAMESPACES, "", ""))
          .isInstanceOf(ComponentsException.class);
    }
  }

  @NeedsRealServer
  @Test
  void goesAndComesBackWithWhatItHad() {
    try (KubeTestServer other = RealServer.start()) {
      other.createNamespace("kept");
      other.stopApiServer();
      try (Cluster cluster = other.connect()) {
        assertThatThrownBy(() -> cluster.client().get(Resource.NAMESPACES, "", "kept"))
            .isInstanceOf(ComponentsException.Unavailable.class);
        other.startApiServer();
        assertThat(cluster.client().get(Resource.NAMESPACES, "", "kept")).isPresent();
      }
    }
  }
}
