package org.toolforge.components.http.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.resource.SystemResource;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.inmemory.RealTimeline;
import org.toolforge.components.inmemory.Script;

/** The description of the API, to compare the server with. */
final class Description {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode root = read();

  /** An operation under its name. */
  record Operation(String method, String path, JsonNode json) {}

  /** An example, and the schema that it has to fit. */
  record Example(String where, JsonNode schema, JsonNode value) {
    @Override
    public String toString() {
      return where;
    }
  }

  private static JsonNode read() {
    ObjectMapper mapper = ApiJson.mapper();
    try (InputStream stream =
            Objects.requireNonNull(SystemResource.class.getResourceAsStream("openapi.yaml"));
        RealTimeline timeline = new RealTimeline(1)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return mapper.readTree(
          mapper.writeValueAsString(
              new InMemoryPlatform(timeline, new Script()).reader().read(text)));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands at that place, or at the place that this refers to. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }

  JsonNode schema(String name) {
    return root.path("components").path("schemas").path(name);
  }

  Map<String, Operation> operations() {
    Map<String, Operation> operations = new LinkedHashMap<>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> {
                  if (METHODS.contains(method.getKey())) {
                    operations.put(
                        method.getValue().path("operationId").asText(),
                        new Operation(method.getKey(), path.getKey(), method.getValue()));
                  }
                }));
    return operations;
  }

  /** Each operation with each status that it may answer, such as {@code getConfig 200}. */
  Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    operations()
        .forEach((name, operation) ->
            operation
                .json()
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> answers.add(name + " " + status)));
    return answers;
  }

  JsonNode response(String operation, int status) {
    Operation described = Objects.requireNonNull(operations().get(operation), operation);
    return resolved(described.json().path("responses").path(Integer.toString(status)));
  }

  /** What keeps the value from fitting; empty when it fits. */
  List<String> misfits(JsonNode schema, JsonNode value) {
    ObjectNode whole = ApiJson.mapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", root.path("components"));
    return SCHEMAS.getSchema(whole).validate(value).stream().map(Error::toString).toList();
  }

  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    collect("", root, examples);
    return examples;
  }

  private void collect(String where, JsonNode node, List<Example> examples) {
    if (node.has("schema")) {
      if (node.has("example")) {
        examples.add(new Example(where, node.get("schema"), node.get("example")));
      }
      node.path("examples")
          .properties()
          .forEach(example ->
              examples.add(
                  new Example(
                      where + "/" + example.getKey(),
                      node.get("schema"),
                      resolved(example.getValue()).path("value"))));
    }
    node.properties()
        .forEach(child -> collect(where + "/" + child.getKey(), child.getValue(), examples));
  }
}
