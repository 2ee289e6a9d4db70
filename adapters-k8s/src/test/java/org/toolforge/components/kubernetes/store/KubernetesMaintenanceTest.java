package org.toolforge.components.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.MaintenanceContract;

@NeedsRealServer
class KubernetesMaintenanceTest implements MaintenanceContract {

  private static final String NAMESPACE = "maintenance-test";

  private final KubernetesMaintenance maintenance = new KubernetesMaintenance();
  private Cluster cluster;
  private Informer informer;

  @BeforeEach
  void open() throws InterruptedException {
    cluster = KubeTestServer.shared().connect();
    KubeTestServer.shared().createNamespace(NAMESPACE);
    end();
    informer =
        Informer.ofOne(
            cluster.client(),
            Resource.CONFIG_MAPS,
            NAMESPACE,
            KubernetesMaintenance.NAME,
            maintenance);
    informer.start();
    assertThat(informer.awaitSync(Duration.ofSeconds(30))).isTrue();
  }

  @AfterEach
  void close() {
    informer.close();
    cluster.close();
  }

  @Override
  public Maintenance maintenance() {
    return maintenance;
  }

  @Override
  public void begin(String notice) {
    JsonObject data = new JsonObject();
    data.addProperty("notice", notice);
    put(KubernetesMaintenance.NAME, data);
  }

  @Override
  public void end() {
    cluster.client().delete(Resource.CONFIG_MAPS, NAMESPACE, KubernetesMaintenance.NAME);
  }

  private void put(String name, JsonObject data) {
    KubeObject map = KubeObject.named(Resource.CONFIG_MAPS, NAMESPACE, name);
    map.tree().add("data", data);
    if (cluster.client().create(Resource.CONFIG_MAPS, map).isEmpty()) {
      JsonObject changes = new JsonObject();
      changes.add("data", data);
      assertThat(cluster.client().patch(Resource.CONFIG_MAPS, NAMESPACE, name, changes))
          .isPresent();
    }
  }

  @Test
  void aConfigMapWithoutTheKeyIsEnough() {
    put(KubernetesMaintenance.NAME, new JsonObject());

    eventually(() -> assertThat(maintenance.notice()).contains(""));
  }

  @Test
  void othersAreNoMaintenance() {
    put("something-else", new JsonObject());
    begin("new disks");
    eventually(() -> assertThat(maintenance.notice()).contains("new disks"));
    end();

    eventually(() -> assertThat(maintenance.notice()).isEmpty());
  }

  @Test
  void isUnknownUntilTheClusterAnswers() {
    assertThatThrownBy(() -> new KubernetesMaintenance().notice())
        .isInstanceOf(ComponentsException.Unavailable.class);
  }
}
