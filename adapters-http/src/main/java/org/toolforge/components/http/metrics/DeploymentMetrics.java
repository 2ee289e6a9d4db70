package org.toolforge.components.http.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.toolforge.components.Components;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * Measures deployments: how they end, how long their phases take, and how long those that are not
 * finished have been where they are.
 */
public final class DeploymentMetrics implements AutoCloseable {

  /** Of so many ended deployments it is remembered that they were counted. */
  private static final int REMEMBERED = 10_000;

  private final MeterRegistry registry;
  private final DeploymentStore deployments;
  private final InstantSource clock;
  private final Set<DeploymentId> counted = Collections.newSetFromMap(new BoundedMap());
  private final Instant since;
  private final Subscription subscription;

  /** Measures from now on. */
  public DeploymentMetrics(
      ServerMetrics metrics,
      Components components,
      DeploymentStore deployments,
      InstantSource clock) {
    this.registry = metrics.registry();
    this.deployments = deployments;
    this.clock = clock;
    this.since = clock.instant();
    for (Phase phase : Phase.values()) {
      if (phase != Phase.FINISHED) {
        register(phase);
      }
    }
    subscription = components.watch(stored -> written(stored.deployment()));
  }

  private static final class BoundedMap extends LinkedHashMap<DeploymentId, Boolean> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<DeploymentId, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  private void register(Phase phase) {
    Gauge.builder("components.deployments.unfinished", () -> count(phase))
        .description("Deployments that are not finished, by phase")
        .tag("phase", word(phase))
        .register(registry);
    Gauge.builder("components.deployments.unfinished.longest.seconds", () -> longest(phase))
        .description("For how long the deployment has been in its phase that has been longest")
        .tag("phase", word(phase))
        .register(registry);
  }

  private long count(Phase phase) {
    return in(phase).count();
  }

  private double longest(Phase phase) {
    Instant now = clock.instant();
    return in(phase)
        .mapToDouble(deployment ->
            Duration.between(deployment.progress().history().since(), now).toMillis() / 1000.0)
        .max()
        .orElse(0);
  }

  private Stream<Deployment> in(Phase phase) {
    return deployments.unfinished().stream()
        .map(StoredDeployment::deployment)
        .filter(deployment -> deployment.phase() == phase);
  }

  /**
   * What is told more than once is counted once, and what ended before this server began not at
   * all, though a store may tell of it first of all.
   */
  private synchronized void written(Deployment deployment) {
    boolean ended =
        deployment.isFinished() && !deployment.progress().history().since().isBefore(since);
    if (ended && counted.add(deployment.id())) {
      finished(deployment);
    }
  }

  private void finished(Deployment deployment) {
    Counter.builder("components.deployments.finished")
        .description("Deployments that ended, by status and outcome")
        .tag("status", deployment.status().word())
        .tag("outcome", deployment.outcome().map(DeploymentMetrics::word).orElse(""))
        .register(registry)
        .increment();
    for (PhaseHistory.Entry entry : deployment.progress().history().entries()) {
      Instant end = entry.finishedAt();
      if (entry.phase() != Phase.FINISHED && end != null) {
        Timer.builder("components.deployments.phase")
            .description("How long the phases of deployments took")
            .tag("phase", word(entry.phase()))
            .register(registry)
            .record(Duration.between(entry.startedAt(), end));
      }
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    subscription.close();
  }
}
