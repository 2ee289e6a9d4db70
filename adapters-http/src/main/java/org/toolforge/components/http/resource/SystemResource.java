package org.toolforge.components.http.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.toolforge.components.config.ConfigSchema;
import org.toolforge.components.http.api.SystemApi;
import org.toolforge.components.http.error.Errors;
import org.toolforge.components.http.error.Problem;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.model.Health;
import org.toolforge.components.http.model.HealthAnswer;
import org.toolforge.components.port.ConfigReader;

/** The server itself. */
public final class SystemResource implements SystemApi {

  private static final Duration SOON = Duration.ofSeconds(5);

  private final ConfigReader reader;
  private final Supplier<Optional<String>> trouble;
  private final Supplier<String> metrics;

  /**
   * @param trouble why no requests should be sent here now; empty when they should
   * @param metrics the measurements in the text format of Prometheus
   */
  public SystemResource(
      ConfigReader reader, Supplier<Optional<String>> trouble, Supplier<String> metrics) {
    this.reader = reader;
    this.trouble = trouble;
    this.metrics = metrics;
  }

  @Override
  public Response getHealth() {
    return healthy();
  }

  @Override
  public Response getReadiness() {
    return trouble
        .get()
        .map(reason -> Errors.response(Problem.passing(503, reason, SOON)))
        .orElseGet(SystemResource::healthy);
  }

  private static Response healthy() {
    return Response.ok(
            new HealthAnswer()
                .data(new Health().status(Health.StatusEnum.OK))
                .messages(Answers.quiet()))
        .build();
  }

  @Override
  public Response getMetrics() {
    return Response.ok(metrics.get(), "text/plain;version=0.0.4;charset=utf-8").build();
  }

  @Override
  public Response getDescriptionAsYaml() {
    return Response.ok(description(), "application/yaml;charset=utf-8").build();
  }

  @Override
  public Response getDescriptionAsJson() {
    try {
      return Response.ok(ApiJson.mapper().writeValueAsString(reader.read(description()))).build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The description of the API is no JSON", e);
    }
  }

  @Override
  public Response getConfigSchema() {
    return Response.ok(ConfigSchema.text()).build();
  }

  private static String description() {
    try (InputStream stream =
        Objects.requireNonNull(SystemResource.class.getResourceAsStream("openapi.yaml"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The description of the API cannot be read", e);
    }
  }
}
