package org.toolforge.components;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/** The use cases that have to do with configs. */
final class Configs {

  private final ConfigStore store;
  private final Preparer preparer;
  private final ConfigParser parser;
  private final InstantSource clock;

  Configs(ConfigStore store, Preparer preparer, ConfigParser parser, InstantSource clock) {
    this.store = store;
    this.preparer = preparer;
    this.parser = parser;
    this.clock = clock;
  }

  StoredConfig current(ToolName tool) {
    return store
        .find(tool)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Unable to find a config of tool %s. Store one first.".formatted(tool)));
  }

  Optional<StoredConfig> find(ToolName tool) {
    return store.find(tool);
  }

  StoredConfig save(ToolName tool, Node document, String savedBy) {
    ConfigDocument valid = checked(tool, document);
    return Attempts.retried(
        () -> store.save(tool, valid, presentRevision(tool), savedBy, clock.instant()));
  }

  StoredConfig replace(ToolName tool, Node document, long expected, String savedBy) {
    // Nothing is fetched for a caller who is late anyway.
    if (presentRevision(tool) != expected) {
      throw stale(tool, expected);
    }
    return store
        .save(tool, checked(tool, document), expected, savedBy, clock.instant())
        .orElseThrow(() -> stale(tool, expected));
  }

  private static ComponentsException.Stale stale(ToolName tool, long expected) {
    return new ComponentsException.Stale(
        "The config of %s is not at revision %d. Read it again and apply your change to it."
            .formatted(tool, expected));
  }

  StoredConfig delete(ToolName tool) {
    return Attempts.retried(() -> {
      StoredConfig stored = current(tool);
      return store.remove(tool, stored.revision()) ? Optional.of(stored) : Optional.empty();
    });
  }

  List<StoredConfig> history(ToolName tool) {
    List<StoredConfig> history = store.history(tool);
    if (history.isEmpty()) {
      throw new ComponentsException.NotFound(
          "Unable to find any config that tool %s has or had. Store one first.".formatted(tool));
    }
    return history;
  }

  StoredConfig revision(ToolName tool, long revision) {
    return store.history(tool).stream()
        .filter(stored -> stored.revision() == revision)
        .findFirst()
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                ("Unable to find revision %d of the config of tool %s. List the revisions to see"
                        + " which are kept.")
                    .formatted(revision, tool)));
  }

  /** What is deployed when the tool is deployed now; a pointer is not followed yet. */
  ConfigSnapshot snapshot(ToolName tool) {
    StoredConfig stored = current(tool);
    return new ConfigSnapshot(stored.revision(), stored.document(), "");
  }

  /** What would be deployed if this were the tool's config. */
  ConfigSnapshot snapshot(ToolName tool, Node candidate) {
    return new ConfigSnapshot(presentRevision(tool), parser.parse(candidate), "");
  }

  /**
   * The same, or what it points to. A caller waits for the answer, so for that caller a host that
   * does not answer is as good as none.
   */
  ConfigSnapshot followed(ConfigSnapshot config) {
    ConfigSource source = config.document().config().source();
    if (source == null) {
      return config;
    }
    try {
      return preparer.followed(config);
    } catch (ComponentsException.Unavailable e) {
      throw ComponentsException.NotFetched.from(source, String.valueOf(e.getMessage()));
    }
  }

  /** What the tool has already was checked before; most configs are stored again as they are. */
  private ConfigDocument checked(ToolName tool, Node document) {
    ConfigDocument valid =
        presentDocument(tool)
            .filter(stored -> stored.written().equals(document))
            .orElseGet(() -> parser.parse(document));
    ConfigSnapshot unused = followed(new ConfigSnapshot(ConfigStore.NO_REVISION, valid, ""));
    return valid;
  }

  /** What is not valid any more may be replaced all the same. */
  private Optional<ConfigDocument> presentDocument(ToolName tool) {
    try {
      return store.find(tool).map(StoredConfig::document);
    } catch (ComponentsException.Invalid e) {
      return Optional.empty();
    }
  }

  long presentRevision(ToolName tool) {
    return store.revision(tool);
  }
}
