package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantState;
import org.toolforge.components.port.TenantStore;

/** A platform does all of it by itself. */
@NeedsRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantCareTest {

  private final KubeClient client = TestCluster.admin();
  private final ToolName tool = TestCluster.newTool();
  private final String namespace = Tenant.namespaceOf(tool);
  private final KubernetesPlatform platform =
      new KubernetesPlatform(
          KubeTestServer.shared().connect(),
          "tenant-care-test",
          new ConfigParser(false),
          10,
          Optional.of(TenantSettings.DEFAULT),
          InstantSource.system());
  private final TenantStore tenants = platform.tenants();

  @BeforeAll
  void start() throws InterruptedException {
    KubeTestServer.shared().createNamespace("toolforge-components");
    platform.start();
    assertThat(platform.awaitSync(Duration.ofSeconds(30))).isTrue();
  }

  @AfterAll
  void stop() {
    platform.close();
  }

  private boolean isTold() {
    return client.list(Resource.EVENTS, "default", "").stream()
        .filter(event -> event.name().startsWith(tool + "."))
        .anyMatch(event -> event.tree().get("reason").getAsString().equals("Prepared"));
  }

  private void awaitPrepared() {
    Await.until("it is prepared", () -> tenants.find(tool).orElseThrow().isReady());
  }

  @Test
  void nobodyCaresWhereSomebodyElseDoes() {
    TenantStore others = new NoTenancy();

    assertThat(others.find(tool)).isEmpty();
    assertThatThrownBy(() -> others.prepare(tool, false)).hasMessageContaining("--tenants false");
    assertThatThrownBy(() -> others.remove(tool)).hasMessageContaining("--tenants false");
  }

  @Test
  void toolsAreCaredForFromKubectlToTheEnd() {
    assertThat(client.create(Resource.TOOLS, KubeObject.named(Resource.TOOLS, "", tool.value())))
        .isPresent();
    awaitPrepared();
    Await.until("an event tells of it", this::isTold);

    Optional<KubeObject> first = client.get(Resource.NAMESPACES, "", namespace);
    assertThat(client.delete(Resource.NAMESPACES, first.orElseThrow())).isPresent();
    Await.until(
        "it is not prepared any more",
        () -> tenants.find(tool).orElseThrow().state() == TenantState.PREPARING);
    awaitPrepared();

    assertThat(tenants.remove(tool)).isPresent();
    Await.until("it is removed", () -> tenants.find(tool).isEmpty());
    assertThat(client.get(Resource.NAMESPACES, "", namespace)).isEmpty();
  }
}
