package org.toolforge.components.inmemory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/** Configs in a map. */
final class InMemoryConfigStore implements ConfigStore {

  private final Script script;
  private final Map<ToolName, StoredConfig> configs = new HashMap<>();
  private final Map<ToolName, Deque<StoredConfig>> histories = new HashMap<>();
  private final Map<ToolName, Long> lastRevisions = new HashMap<>();
  private final Shelf<StoredConfig> keptRevisions;
  private final Shelf<Latest> keptLatest;

  /**
   * Which revision a tool's config has.
   *
   * @param removed whether the tool has no config any more
   */
  private record Latest(long revision, boolean removed) {}

  InMemoryConfigStore(Script script, Shelves shelves) {
    this.script = script;
    keptRevisions = shelves.shelf("config-revisions", StoredConfig.class);
    keptLatest = shelves.shelf("configs", Latest.class);
    load();
  }

  private void load() {
    Map<String, Latest> latest = keptLatest.contents();
    latest.forEach((tool, last) -> lastRevisions.put(new ToolName(tool), last.revision()));
    keptRevisions
        .contents()
        .forEach((key, stored) -> {
          String tool = key.substring(0, key.indexOf('/'));
          Latest last = latest.get(tool);
          // A later one was about to be stored when the process ended; nobody was told that it is.
          if (last != null && stored.revision() <= last.revision()) {
            history(stored, new ToolName(tool));
            if (stored.revision() == last.revision() && !last.removed()) {
              configs.put(new ToolName(tool), stored);
            }
          }
        });
  }

  private Deque<StoredConfig> history(StoredConfig stored, ToolName tool) {
    Deque<StoredConfig> kept = histories.computeIfAbsent(tool, name -> new ArrayDeque<>());
    kept.add(stored);
    return kept;
  }

  private static String key(ToolName tool, StoredConfig stored) {
    return tool + "/" + stored.revision();
  }

  @Override
  public synchronized Optional<StoredConfig> find(ToolName tool) {
    script.call("config store");
    return Optional.ofNullable(configs.get(tool));
  }

  @Override
  public long revision(ToolName tool) {
    return find(tool).map(StoredConfig::revision).orElse(NO_REVISION);
  }

  @Override
  public synchronized Optional<StoredConfig> save(
      ToolName tool, ConfigDocument document, long expected, String savedBy, Instant now) {
    script.call("config store");
    if (!isAt(tool, expected)) {
      return Optional.empty();
    }
    long revision = lastRevisions.getOrDefault(tool, NO_REVISION) + 1;
    StoredConfig stored = new StoredConfig(revision, document, savedBy, now);
    keptRevisions.put(key(tool, stored), stored);
    keptLatest.put(tool.value(), new Latest(revision, false));
    lastRevisions.put(tool, revision);
    configs.put(tool, stored);
    Deque<StoredConfig> history = history(stored, tool);
    if (history.size() > KEPT_REVISIONS) {
      keptRevisions.remove(key(tool, history.removeFirst()));
    }
    return Optional.of(stored);
  }

  @Override
  public synchronized boolean remove(ToolName tool, long expected) {
    script.call("config store");
    if (!isAt(tool, expected)) {
      return false;
    }
    keptLatest.put(tool.value(), new Latest(lastRevisions.getOrDefault(tool, NO_REVISION), true));
    configs.remove(tool);
    return true;
  }

  @Override
  public synchronized List<StoredConfig> history(ToolName tool) {
    script.call("config store");
    return List.copyOf(histories.getOrDefault(tool, new ArrayDeque<>()));
  }

  private boolean isAt(ToolName tool, long expected) {
    StoredConfig stored = configs.get(tool);
    long revision = stored == null ? NO_REVISION : stored.revision();
    return revision == expected && !script.writeConflicts();
  }
}
