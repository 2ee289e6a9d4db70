package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.TestPlatform;

/** What is told of an API server that is away, or out of reach. */
@NeedsRealServer
class LostServerTest {

  private static final ToolName TOOL = new ToolName("lostserver");

  @Test
  void aSilentNetworkIsNoticedAndGotOver() {
    try (DeadWire wire = new DeadWire();
        TestPlatform other = TestPlatform.with(TOOL);
        TestPlatform system = TestPlatform.replica(wire.connect(), InstantSource.system())) {
      KubernetesPlatform platform = system.platform();
      Await.until("all is well", () -> platform.trouble().isEmpty());

      wire.silence(true);
      Await.until("there is trouble", () -> platform.trouble().isPresent());
      assertThat(platform.trouble()).get().asString().matches("The .*");
      other.platform().deployments().create(deployment("a"));
      wire.silence(false);

      Await.until("it is over", () -> platform.trouble().isEmpty());
      Await.until("what happened is known", () -> platform.deployments().list(TOOL).size() == 1);
    }
  }

  @Test
  void anApiServerThatRestartsIsNoticedAndGotOver() {
    KubeTestServer server = KubeTestServer.shared();
    try (TestPlatform system = TestPlatform.with(TOOL)) {
      KubernetesPlatform platform = system.platform();
      Deployment before = platform.deployments().create(deployment("before")).deployment();
      Await.until("all is well", () -> platform.trouble().isEmpty());

      server.stopApiServer();
      try {
        Await.until("there is trouble", () -> platform.trouble().isPresent());
        assertThatThrownBy(() -> platform.deployments().create(deployment("during")))
            .isInstanceOf(ComponentsException.Unavailable.class)
            .hasMessageContaining("cannot be reached");
      } finally {
        server.startApiServer();
      }

      Await.until("it is over", () -> platform.trouble().isEmpty());
      assertThat(platform.deployments().find(TOOL, before.id())).isPresent();
      assertThat(platform.deployments().list(TOOL)).hasSize(1);
    }
  }

  private static Deployment deployment(String suffix) {
    return TestDeployments.of(TestConfigs.toolhunt()).tool(TOOL.value()).id(suffix).fresh();
  }
}
