package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.DocumentJson;
import org.toolforge.components.kubernetes.mapping.UnreadableObject;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/**
 * The configs that a tool had, as ControllerRevisions in its namespace. A config is put here before
 * another takes its place, so that a crash between the two loses none.
 */
final class ConfigArchive {

  private static final System.Logger LOG = System.getLogger(ConfigArchive.class.getName());
  private static final Resource KIND = Resource.CONTROLLER_REVISIONS;

  private final KubeClient client;
  private final ConfigParser parser;

  ConfigArchive(KubeClient client, ConfigParser parser) {
    this.client = client;
    this.parser = parser;
  }

  private static String name(ToolName tool, long revision) {
    return tool + "-config-" + revision;
  }

  /** Keeps a config, unless it is kept already, and forgets the one that is too old by now. */
  void keep(ToolName tool, StoredConfig config) {
    KubeObject object = KubeObject.named(KIND, Namespaces.of(tool), name(tool, config.revision()));
    Labels.mark(object);
    object.tree().addProperty("revision", config.revision());
    Node.Mapping written = config.document().written();
    JsonObject data = new JsonObject();
    data.add("spec", DocumentJson.toSpec(written));
    data.addProperty("asWritten", DocumentJson.asWritten(written));
    data.addProperty("savedBy", config.savedBy());
    data.addProperty("savedAt", config.savedAt().toString());
    object.tree().add("data", data);
    Optional<KubeObject> unused = client.create(KIND, object);
    long tooOld = config.revision() + 1 - ConfigStore.KEPT_REVISIONS;
    if (tooOld > ConfigStore.NO_REVISION) {
      client.delete(KIND, Namespaces.of(tool), name(tool, tooOld));
    }
  }

  /** In no order; those that make no sense are left out. */
  List<StoredConfig> all(ToolName tool) {
    return objects(tool).stream().map(this::read).flatMap(Optional::stream).toList();
  }

  /** The highest revision that a tool's config ever had, as far as it is remembered. */
  long lastRevision(ToolName tool) {
    return objects(tool).stream()
        .mapToLong(ConfigArchive::revision)
        .max()
        .orElse(ConfigStore.NO_REVISION);
  }

  private List<KubeObject> objects(ToolName tool) {
    return client.list(KIND, Namespaces.of(tool), Labels.SELECTOR);
  }

  private static long revision(KubeObject object) {
    JsonElement revision = object.tree().get("revision");
    return revision == null ? ConfigStore.NO_REVISION : revision.getAsLong();
  }

  private Optional<StoredConfig> read(KubeObject object) {
    try {
      JsonObject data = object.part("data").orElseThrow(IllegalArgumentException::new);
      JsonObject spec = data.getAsJsonObject("spec");
      Node.Mapping written =
          DocumentJson.document(spec, Optional.of(data.get("asWritten").getAsString()));
      ConfigDocument document = parser.parse(written);
      return Optional.of(
          new StoredConfig(
              revision(object),
              document,
              data.get("savedBy").getAsString(),
              Instant.parse(data.get("savedAt").getAsString())));
    } catch (ComponentsException
        | UnreadableObject
        | DateTimeException
        | IllegalArgumentException
        | IllegalStateException
        | NullPointerException
        | ClassCastException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} is left out: {1}", object.name(), e.getMessage());
      return Optional.empty();
    }
  }
}
