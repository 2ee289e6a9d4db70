package org.toolforge.components.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

class DeploymentMetricsTest {

  private final List<Consumer<StoredDeployment>> watchers = new ArrayList<>();
  private final Components components = mock(Components.class);
  private final ServerMetrics metrics = new ServerMetrics();

  private void measureFrom(Deployment first) {
    // Stores in memory do not tell of what was there before, as those in a cluster do.
    when(components.watch(any()))
        .thenAnswer(call -> {
          watchers.add(call.getArgument(0));
          return mock(Subscription.class);
        });
    DeploymentMetrics unused =
        new DeploymentMetrics(
            metrics,
            components,
            mock(DeploymentStore.class),
            () -> first.progress().history().since());
    assertThat(watchers).hasSize(1);
  }

  private static Deployment ended(String suffix, int secondsLater) {
    return TestDeployments.of(TestConfigs.toolhunt())
        .id(suffix)
        .createdAt(TestDeployments.CREATED.plusSeconds(secondsLater))
        .successful();
  }

  private double counted() {
    Counter counter = metrics.registry().find("components.deployments.finished").counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void countADeploymentOnceHoweverOftenItIsTold() {
    Deployment ended = ended("a", 0);
    measureFrom(ended);

    watchers.getFirst().accept(new StoredDeployment(ended, 1));
    watchers.getFirst().accept(new StoredDeployment(ended, 2));

    assertThat(counted()).isEqualTo(1);
  }

  @Test
  void doNotCountWhatEndedBeforeTheyBegan() {
    measureFrom(ended("b", 3600));

    watchers.getFirst().accept(new StoredDeployment(ended("a", 0), 1));

    assertThat(counted()).isZero();
  }
}
