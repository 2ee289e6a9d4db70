package org.toolforge.components.http.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.toolforge.components.http.server.RequestObserver;

/** All measurements of one server. Safe for use by many threads. */
public final class ServerMetrics implements RequestObserver {

  private static final String NONE = "none";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** Where more measurements go. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void answered(String operation, String method, int status, long nanos) {
    Timer.builder("components.http.requests")
        .description("How long requests took, by operation and status")
        .tag("operation", operation.isEmpty() ? NONE : operation)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Measures a number that goes up and down. */
  public void gauge(String name, String description, IntSupplier value) {
    Gauge.builder(name, value::getAsInt).description(description).register(registry);
  }

  /** Everything in the text format of Prometheus. */
  public String text() {
    return registry.scrape();
  }
}
