package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.ConfigMapper;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/**
 * The config of a tool as the ToolConfig in its namespace. Whoever stores a config and then deploys
 * may reach another replica with the second request, so a config is asked for, not remembered.
 */
public final class KubernetesConfigStore implements ConfigStore {

  private static final Resource KIND = Resource.TOOL_CONFIGS;

  /** A status is written once for each revision, so that this many suffice. */
  private static final int ATTEMPTS = 5;

  private final KubeClient client;
  private final Mirror<KnownConfig> known;
  private final ConfigMapper mapper;
  private final ConfigArchive archive;

  /**
   * A store in a cluster.
   *
   * @param known what watches tell
   */
  public KubernetesConfigStore(
      KubeClient client, Mirror<KnownConfig> known, ConfigMapper mapper, ConfigParser parser) {
    this.client = client;
    this.known = known;
    this.mapper = mapper;
    this.archive = new ConfigArchive(client, parser);
  }

  /** What a tool's ToolConfig is called. */
  public static String name(ToolName tool) {
    return tool + "-config";
  }

  /** The config as far as watches told; for what goes on in the cluster itself. */
  public Optional<ConfigSnapshot> remembered(ToolName tool) {
    return known
        .find(Namespaces.of(tool), name(tool))
        .flatMap(KnownConfig::config)
        .map(config -> new ConfigSnapshot(config.revision(), config.document(), ""));
  }

  @Override
  public Optional<StoredConfig> find(ToolName tool) {
    Optional<KnownConfig> present = fetch(tool);
    present
        .filter(config -> config.config().isEmpty())
        .ifPresent(config -> {
          throw ComponentsException.Invalid.because(
              "The config of %s was edited in the cluster and is not valid now: %s"
                  .formatted(tool, String.join(" ", config.problems())));
        });
    return present.flatMap(KnownConfig::config);
  }

  @Override
  public long revision(ToolName tool) {
    return fetch(tool).map(KnownConfig::revision).orElse(NO_REVISION);
  }

  private Optional<KnownConfig> fetch(ToolName tool) {
    return client.get(KIND, Namespaces.of(tool), name(tool)).map(known::learn);
  }

  @Override
  public Optional<StoredConfig> save(
      ToolName tool, ConfigDocument document, long expected, String savedBy, Instant now) {
    Optional<KubeObject> written =
        expected == NO_REVISION
            ? create(tool, document, savedBy, now)
            : change(tool, expected, present -> replace(tool, present, document, savedBy, now));
    return written.map(known::learn).flatMap(KnownConfig::config);
  }

  /**
   * Writes over a revision. The object may be another without being another revision, as its status
   * is written as well; then it is tried again.
   */
  private Optional<KubeObject> change(
      ToolName tool, long revision, Function<KnownConfig, Optional<KubeObject>> write) {
    Optional<KnownConfig> present =
        known.find(Namespaces.of(tool), name(tool)).filter(config -> config.revision() == revision);
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<KubeObject> written = present.flatMap(write);
      if (written.isPresent()) {
        return written;
      }
      present = fetch(tool).filter(config -> config.revision() == revision);
      if (present.isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<KubeObject> create(
      ToolName tool, ConfigDocument document, String savedBy, Instant now) {
    KubeObject object = KubeObject.named(KIND, Namespaces.of(tool), name(tool));
    long offset = archive.lastRevision(tool);
    return client.create(KIND, filled(object, document, savedBy, now, offset));
  }

  private Optional<KubeObject> replace(
      ToolName tool, KnownConfig present, ConfigDocument document, String savedBy, Instant now) {
    present.config().ifPresent(config -> archive.keep(tool, config));
    KubeObject object = present.object();
    // The API server counts changes of the spec; a config that is stored again counts as well.
    boolean same = object.part("spec").filter(mapper.spec(document)::equals).isPresent();
    long offset = present.revision() - object.generation() + (same ? 1 : 0);
    return client.replace(KIND, filled(object.writable(KIND), document, savedBy, now, offset));
  }

  private KubeObject filled(
      KubeObject object, ConfigDocument document, String savedBy, Instant now, long offset) {
    JsonObject annotations = new JsonObject();
    mapper.annotations(document, savedBy, now, offset).forEach(annotations::addProperty);
    object.metadata().add("annotations", annotations);
    object.tree().add("spec", mapper.spec(document));
    return object;
  }

  @Override
  public boolean remove(ToolName tool, long expected) {
    return change(tool, expected, present -> delete(tool, present)).isPresent();
  }

  private Optional<KubeObject> delete(ToolName tool, KnownConfig present) {
    present.config().ifPresent(config -> archive.keep(tool, config));
    Optional<KubeObject> gone = client.delete(KIND, present.object());
    gone.ifPresent(ignored -> known.forget(present.object()));
    return gone;
  }

  @Override
  public List<StoredConfig> history(ToolName tool) {
    List<StoredConfig> all = new ArrayList<>(archive.all(tool));
    fetch(tool)
        .flatMap(KnownConfig::config)
        .ifPresent(present -> {
          all.removeIf(config -> config.revision() == present.revision());
          all.add(present);
        });
    all.sort(Comparator.comparingLong(StoredConfig::revision));
    return all.subList(Math.max(0, all.size() - KEPT_REVISIONS), all.size());
  }
}
