package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.chart.InstalledChart;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;

/** The service account gets along with the rights that the chart gives it. */
@NeedsRealServer
@Execution(ExecutionMode.CONCURRENT)
class TenantRightsTest {

  private final ToolName tool = TestCluster.newTool();
  private final KubeClient service = TestCluster.as(User.SERVICE);
  private final KubernetesTenantStore store = new KubernetesTenantStore(service);
  private final TenantController controller =
      new TenantController(
          service,
          TenantSettings.DEFAULT,
          (about, trouble, reason, message) -> {},
          InstantSource.system());

  @BeforeAll
  static void grant() {
    InstalledChart.ensure();
  }

  private void settle() {
    Await.until("all is done", () -> controller.reconcile(tool.value()).isEmpty());
  }

  @Test
  void areEnoughForANamespaceOfOurs() {
    store.prepare(tool, false);
    settle();
    assertThat(store.find(tool).orElseThrow().isReady()).isTrue();

    store.remove(tool);
    settle();
    assertThat(store.find(tool)).isEmpty();
  }

  @Test
  void areEnoughForAnAdoptedNamespace() {
    Optional<KubeObject> unused =
        TestCluster.admin()
            .create(
                Resource.NAMESPACES,
                KubeObject.named(Resource.NAMESPACES, "", Namespaces.of(tool)));
    store.prepare(tool, false);
    settle();
    store.prepare(tool, true);
    settle();
    assertThat(store.find(tool).orElseThrow().isReady()).isTrue();

    store.remove(tool);
    settle();
    assertThat(store.find(tool)).isEmpty();
  }
}
