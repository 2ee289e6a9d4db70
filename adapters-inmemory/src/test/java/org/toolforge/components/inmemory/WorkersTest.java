package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.port.Subscription;

/** Real threads in real time. */
@Timeout(60)
class WorkersTest {

  @Test
  void bringManyDeploymentsToTheirEnds() throws InterruptedException {
    int count = 200;
    try (RealTimeline timeline = new RealTimeline(2_000)) {
      InMemoryPlatform platform = new InMemoryPlatform(timeline, new Script());
      Components components = Systems.components(timeline, platform);
      CountDownLatch finished = new CountDownLatch(count);
      Subscription watching =
          components.watch(stored -> {
            if (stored.deployment().isFinished()) {
              finished.countDown();
            }
          });
      List<Deployment> created = new ArrayList<>();
      try (Workers workers = Workers.start(Systems.engine(timeline, platform), 4)) {
        for (int i = 0; i < count; i++) {
          ToolName tool = new ToolName("tool" + i);
          components.saveConfig(
              tool, platform.reader().read(Systems.config("api", "web")), "somebody");
          created.add(components.deploy(tool, DeploymentRequest.by("somebody", "test")));
        }
        assertThat(finished.await(50, TimeUnit.SECONDS)).isTrue();
        assertThat(workers).isNotNull();
      }
      watching.close();

      assertThat(created)
          .extracting(
              deployment -> components.deployment(deployment.tool(), deployment.id()).status())
          .containsOnly(DeploymentStatus.SUCCESSFUL);
      assertThat(platform.deployments().unfinished()).isEmpty();
    }
  }

  @Test
  void stopAtOnceAlthoughMuchIsUnderWay() throws InterruptedException {
    try (RealTimeline timeline = new RealTimeline(1)) {
      InMemoryPlatform platform = new InMemoryPlatform(timeline, new Script());
      Components components = Systems.components(timeline, platform);
      components.saveConfig(Systems.TOOL, platform.reader().read(Systems.API), "somebody");
      Workers workers = Workers.start(Systems.engine(timeline, platform), 4);
      Deployment deployment =
          components.deploy(Systems.TOOL, DeploymentRequest.by("somebody", "test"));

      Thread closes = Thread.ofVirtual().start(workers::close);

      assertThat(closes.join(Duration.ofSeconds(10))).isTrue();
      assertThat(components.deployment(Systems.TOOL, deployment.id()).isFinished()).isFalse();
    }
  }
}
