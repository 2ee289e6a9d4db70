package org.toolforge.components.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Examples;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.inmemory.VirtualTimeline;

final class EmbeddedFlavourTest {

  private static final ToolName TOOL = new ToolName("toolhunt");

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
  private final EmbeddedFlavour system = EmbeddedFlavour.in(timeline);

  @Test
  void deploysInOneWorldThatAllPartsShare() {
    system.script().run("toolhunt-flower").failsWith("no Redis");
    system.components().saveConfig(TOOL, system.reader().read(Examples.TOOLHUNT), "test");
    system.engine().start();

    Deployment end = deployed();

    assertThat(end.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(end.longStatus()).contains("no Redis");
    assertThat(system.clock().instant()).isEqualTo(timeline.instant());
  }

  @Test
  void givesEachCallerAWorldOfItsOwn() {
    EmbeddedFlavour other = EmbeddedFlavour.in(timeline);
    system.components().saveConfig(TOOL, system.reader().read(Examples.TOOLHUNT), "test");

    assertThat(other.components().deployments(TOOL)).isEmpty();
    assertThat(other.script()).isNotSameAs(system.script());
  }

  private Deployment deployed() {
    Deployment deployment = system.components().deploy(TOOL, DeploymentRequest.by("test", "test"));
    while (!deployment.isFinished()) {
      if (!system.engine().workOnce()) {
        timeline.advanceTo(timeline.nextDue().orElseThrow());
      }
      deployment = system.components().deployment(TOOL, deployment.id());
    }
    return deployment;
  }
}
