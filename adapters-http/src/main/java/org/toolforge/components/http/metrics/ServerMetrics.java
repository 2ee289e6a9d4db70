package org.toolforge.components.http.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.toolforge.components.http.server.RequestObserver;

/** All measurements of one server. Safe for use by many threads. */
public final class ServerMetrics implements RequestObserver {

  private static final String NONE = "none";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  private record Kind(String operation, int status) {}

  /** Where more measurements go. */
  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void answered(String operation, String method, int status, long nanos) {
    // Asking the registry each time would cost as much as some requests.
    timers
        .computeIfAbsent(new Kind(operation, status), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private Timer timer(Kind kind) {
    return Timer.builder("components.http.requests")
        .description("How long requests took, by operation and status")
        .tag("operation", kind.operation().isEmpty() ? NONE : kind.operation())
        .tag("status", Integer.toString(kind.status()))
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(25),
            Duration.ofMillis(100),
            Duration.ofMillis(500),
            Duration.ofSeconds(2))
        .register(registry);
  }

  /** Measures a number that only grows. */
  public void count(String name, String description, LongSupplier value) {
    // The counter holds on to nothing but the function; this object is there as long as it.
    FunctionCounter.builder(name, this, self -> value.getAsLong())
        .description(description)
        .register(registry);
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
