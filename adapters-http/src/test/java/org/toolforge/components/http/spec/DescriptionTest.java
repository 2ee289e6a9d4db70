package org.toolforge.components.http.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.config.ConfigSchema;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.resource.CallbacksResource;
import org.toolforge.components.http.resource.ConfigResource;
import org.toolforge.components.http.resource.DeploymentsResource;
import org.toolforge.components.http.resource.InsightResource;
import org.toolforge.components.http.resource.RunsResource;
import org.toolforge.components.http.resource.SystemResource;
import org.toolforge.components.http.resource.TenantsResource;
import org.toolforge.components.http.resource.TokenResource;

class DescriptionTest {

  private static final Description DESCRIPTION = new Description();

  private static final List<Class<?>> RESOURCES =
      List.of(
          CallbacksResource.class,
          ConfigResource.class,
          DeploymentsResource.class,
          InsightResource.class,
          RunsResource.class,
          SystemResource.class,
          TenantsResource.class,
          TokenResource.class);

  @Test
  void hasTheOperationsThatAreServed() {
    Set<String> served = new TreeSet<>();
    for (Class<?> resource : RESOURCES) {
      for (Class<?> api : resource.getInterfaces()) {
        Arrays.stream(api.getMethods()).forEach(method -> served.add(operation(method)));
      }
    }

    Set<String> described = new TreeSet<>();
    DESCRIPTION
        .operations()
        .forEach((name, operation) ->
            described.add(
                "%s %s %s"
                    .formatted(
                        operation.method().toUpperCase(Locale.ROOT), operation.path(), name)));
    assertThat(served).hasSizeGreaterThan(25).isEqualTo(described);
  }

  private static String operation(Method method) {
    String verb =
        Arrays.stream(method.getAnnotations())
            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
            .filter(found -> found != null)
            .map(HttpMethod::value)
            .findFirst()
            .orElseThrow();
    String below = path(method.getAnnotation(Path.class));
    return "%s %s %s"
        .formatted(
            verb,
            path(method.getDeclaringClass().getAnnotation(Path.class)) + below,
            method.getName());
  }

  private static String path(@Nullable Path annotation) {
    return annotation == null ? "" : annotation.value();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesExamplesThatFitTheirSchemas(Description.Example example) {
    assertThat(DESCRIPTION.misfits(example.schema(), example.value()))
        .as(example.value().toString())
        .isEmpty();
  }

  static List<Description.Example> examples() {
    List<Description.Example> examples = DESCRIPTION.examples();
    assertThat(examples).hasSizeGreaterThan(10);
    return examples;
  }

  @Test
  void knowsTheKeysOfConfigsThatTheirSchemaKnows() throws JsonProcessingException {
    JsonNode schema = ApiJson.mapper().readTree(ConfigSchema.text());
    JsonNode described = DESCRIPTION.schema("ToolConfig");

    assertThat(keys(described)).isEqualTo(keysOf(schema));
    JsonNode component = described.at("/properties/components/additionalProperties");
    assertThat(keys(component)).isEqualTo(keysOf(schema.at("/$defs/component")));
    assertThat(keys(component.at("/properties/build")))
        .isEqualTo(keysOf(schema.at("/$defs/build")));
    assertThat(keys(component.at("/properties/run"))).isEqualTo(keysOf(schema.at("/$defs/run")));
  }

  private static Set<String> keys(JsonNode schema) {
    Set<String> keys = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** The config schema has each key twice, also with hyphens. */
  private static Set<String> keysOf(JsonNode schema) {
    Set<String> keys = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(key -> keys.add(key.replace('-', '_')));
    // Another name of component_type, read but not offered.
    keys.remove("type");
    return keys;
  }
}
