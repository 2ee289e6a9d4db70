package org.toolforge.components.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.RunningSystem;
import org.toolforge.components.port.WorldContract;

/** What a ConfigMap does to a system that runs. */
@NeedsRealServer
class MaintenanceInAClusterTest implements WorldContract {

  private static final ToolName TOOL = new ToolName("mytool");

  private RunningSystem system;

  @BeforeEach
  void start() {
    system = RunningSystem.with(TOOL);
    end();
  }

  @AfterEach
  void stop() {
    end();
    system.close();
  }

  private Cluster cluster() {
    return system.platform().cluster();
  }

  private void begin() {
    KubeObject map =
        KubeObject.named(Resource.CONFIG_MAPS, cluster().namespace(), KubernetesMaintenance.NAME);
    map.tree().add("data", JsonParser.parseString("{'notice': 'new disks'}"));
    assertThat(cluster().client().create(Resource.CONFIG_MAPS, map)).isPresent();
  }

  private void end() {
    cluster()
        .client()
        .delete(Resource.CONFIG_MAPS, cluster().namespace(), KubernetesMaintenance.NAME);
  }

  @Test
  void deploymentsWaitWhileItIsThereAndGoOnAfterwards() {
    system
        .components()
        .saveConfig(TOOL, TestConfigs.document(TestConfigs.toolhunt()).written(), "somebody");
    begin();
    eventually(() -> assertThat(system.platform().platform().maintenance().notice()).isPresent());

    Deployment made = system.components().deploy(TOOL, DeploymentRequest.by("somebody", "test"));

    eventually(() ->
        assertThat(read(made).longStatus()).isEqualTo("Waiting for maintenance to end: new disks"));
    assertThat(read(made).phase()).isEqualTo(Phase.WAITING);
    assertThat(read(made).plan()).isPresent();
    assertThat(system.platform().platform().trouble()).isEmpty();
    end();
    eventually(() -> assertThat(read(made).status()).isEqualTo(DeploymentStatus.SUCCESSFUL));
  }

  private Deployment read(Deployment deployment) {
    return system.components().deployment(TOOL, deployment.id());
  }
}
