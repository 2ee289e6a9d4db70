package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.engine.DeploymentEngine;

/** Two engines of one world, of which the one with the lease works. */
class LeadershipTest {

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, new Script());
  private final Components components = Systems.components(timeline, platform);
  private final DeploymentEngine leader = Systems.engine(timeline, platform);
  private final DeploymentEngine standby = Systems.engine(timeline, platform);

  @Test
  void theEngineWithoutTheLeaseLeavesDeploymentsAlone() {
    start();
    Deployment deployment = deploy();

    workAll(standby);
    assertThat(read(deployment)).isEqualTo(deployment);

    workAll(leader);
    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.RUNNING);
  }

  @Test
  void theNextEngineGoesOnAtOnceWhenTheLeaderIsClosed() {
    start();
    Deployment deployment = deploy();
    workAll(leader);

    leader.close();
    pass(standby, Duration.ofSeconds(30));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void theNextEngineGoesOnSoonWhenTheLeaderIsNotHeardOf() {
    start();
    Deployment deployment = deploy();
    workAll(leader);

    pass(standby, Duration.ofSeconds(14));
    assertThat(read(deployment).progress().builds().values()).noneMatch(build -> build.isOver());
    pass(standby, Duration.ofSeconds(30));

    assertThat(read(deployment).status()).isEqualTo(DeploymentStatus.SUCCESSFUL);
  }

  @Test
  void aLeaderThatWakesUpTooLateDoesNothing() {
    start();
    Deployment deployment = deploy();
    workAll(leader);
    pass(standby, Duration.ofMinutes(1));
    Deployment done = read(deployment);

    workAll(leader);

    assertThat(read(deployment)).isEqualTo(done);
  }

  private void start() {
    leader.start();
    workAll(leader);
    standby.start();
    workAll(standby);
  }

  private Deployment deploy() {
    components.saveConfig(Systems.TOOL, platform.reader().read(Systems.API), "somebody");
    return components.deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));
  }

  private Deployment read(Deployment deployment) {
    return components.deployment(deployment.tool(), deployment.id());
  }

  private void pass(DeploymentEngine worker, Duration time) {
    Instant end = timeline.instant().plus(time);
    while (timeline.instant().isBefore(end)) {
      timeline.advanceTo(timeline.instant().plusSeconds(1));
      workAll(worker);
    }
  }

  private static void workAll(DeploymentEngine worker) {
    boolean more = true;
    while (more) {
      more = worker.workOnce();
    }
  }
}
