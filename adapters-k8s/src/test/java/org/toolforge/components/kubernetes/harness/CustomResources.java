package org.toolforge.components.kubernetes.harness;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** The definitions of our kinds, as the chart brings them. */
public final class CustomResources {

  public static final Resource DEFINITIONS =
      new Resource(
          "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

  private CustomResources() {}

  public static List<KubeObject> definitions() {
    try (Stream<Path> files = Files.list(SourceTree.root().resolve("chart/files/crds"))) {
      return files.sorted().map(Yaml::object).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Has the server know our kinds once this returns. */
  static void applyTo(KubeTestServer server) {
    try (Cluster cluster = server.connect()) {
      List<KubeObject> definitions = definitions();
      for (KubeObject definition : definitions) {
        Optional<KubeObject> unused = cluster.client().create(DEFINITIONS, definition);
      }
      if (server.isReal()) {
        definitions.forEach(definition -> await(cluster.client(), definition.name()));
      }
    }
  }

  /** Waits until the server serves that kind. */
  public static void await(KubeClient client, String name) {
    Await.until(
        "the API server serves " + name,
        () -> client.get(DEFINITIONS, "", name).map(CustomResources::isServed).orElse(false));
  }

  private static boolean isServed(KubeObject definition) {
    return definition
        .part("status")
        .map(status -> status.get("conditions"))
        .filter(JsonElement::isJsonArray)
        .map(conditions ->
            conditions.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .anyMatch(CustomResources::isEstablished))
        .orElse(false);
  }

  private static boolean isEstablished(JsonObject condition) {
    return condition.get("type").getAsString().equals("Established")
        && condition.get("status").getAsString().equals("True");
  }
}
