package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Phase;

/** What users see of deployments while the operators maintain what is behind. */
class MaintenanceUseCasesTest {

  private final InMemoryComponents toolforge = InMemoryComponents.create();

  private Deployment read(Deployment deployment) {
    return toolforge.components().deployment(deployment.tool(), deployment.id());
  }

  @Test
  void aNewDeploymentWaitsForDaysAndSaysWhy() {
    toolforge.platform().beginMaintenance("new disks");
    Deployment deployment = toolforge.start("mytool", Systems.API);

    toolforge.pass(Duration.ofDays(3));

    assertThat(read(deployment).phase()).isEqualTo(Phase.WAITING);
    assertThat(read(deployment).longStatus())
        .isEqualTo("Waiting for maintenance to end: new disks");
    assertThat(toolforge.platform().builds().list(Systems.TOOL)).isEmpty();
  }

  @Test
  void itGoesOnAtOnceAndHasAllItsTimeOnceMaintenanceEnds() {
    toolforge.script().build("api").takes(Duration.ofMinutes(29));
    toolforge.platform().beginMaintenance("new disks");
    Deployment deployment = toolforge.start("mytool", Systems.API);
    toolforge.pass(Duration.ofDays(3));
    Instant end = toolforge.now();

    toolforge.platform().endMaintenance();
    toolforge.pass(Duration.ZERO);

    assertThat(read(deployment).phase()).isEqualTo(Phase.BUILDING);
    assertThat(read(deployment).progress().history().since()).isEqualTo(end);
    assertThat(toolforge.await(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void itTellsOfANoticeThatChanges() {
    toolforge.platform().beginMaintenance("new disks");
    Deployment deployment = toolforge.start("mytool", Systems.API);
    toolforge.pass(Duration.ofMinutes(1));

    toolforge.platform().beginMaintenance("newer disks");
    toolforge.pass(Duration.ZERO);

    assertThat(read(deployment).longStatus()).endsWith("newer disks");
  }

  @Test
  void whatItNeedsMayBeAwayMeanwhile() {
    URI place = URI.create("https://config.example/mytool");
    toolforge.platform().publish(new ConfigSource.AtUrl(place), Systems.API);
    toolforge.platform().beginMaintenance("new disks");
    Deployment deployment = toolforge.start("mytool", "source_url: " + place);
    toolforge.script().nextFetchesFail(1);
    toolforge.pass(Duration.ofHours(30));
    assertThat(read(deployment).longStatus())
        .isEqualTo("Waiting for maintenance to end: new disks");

    toolforge.script().nextFetchesFail(3);
    toolforge.platform().endMaintenance();

    assertThat(toolforge.await(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void whatIsUnderWayGoesOnToItsEnd() {
    Deployment deployment = toolforge.start("mytool", Systems.config("api", "web", "worker", "x"));
    toolforge.pass(Duration.ofSeconds(1));
    assertThat(read(deployment).phase()).isEqualTo(Phase.BUILDING);

    toolforge.platform().beginMaintenance("new disks");

    assertThat(toolforge.await(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void whatWaitsCanBeCancelledAndDeleted() {
    toolforge.platform().beginMaintenance("new disks");
    Deployment deployment = toolforge.start("mytool", Systems.API);
    toolforge.pass(Duration.ofMinutes(1));

    toolforge.components().cancel(deployment.tool(), deployment.id());
    assertThat(toolforge.await(deployment).status()).isEqualTo(DeploymentStatus.CANCELLED);

    Deployment next =
        toolforge.components().deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));
    toolforge.components().deleteDeployment(next.tool(), next.id());
    toolforge.pass(Duration.ofMinutes(1));
    assertThat(toolforge.components().deployments(Systems.TOOL)).hasSize(1);
  }

  @Test
  void plansAreMadeAsAlways() {
    Deployment deployment = toolforge.deploy("mytool", Systems.API);
    toolforge.platform().beginMaintenance("new disks");

    assertThat(
            toolforge
                .components()
                .plan(deployment.tool(), DeploymentRequest.by("somebody", "test"))
                .plan()
                .runs())
        .hasSize(1);
  }
}
