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

  InMemoryConfigStore(Script script) {
    this.script = script;
  }

  @Override
  public synchronized Optional<StoredConfig> find(ToolName tool) {
    script.call("config store");
    return Optional.ofNullable(configs.get(tool));
  }

  @Override
  public synchronized Optional<StoredConfig> save(
      ToolName tool, ConfigDocument document, long expected, String savedBy, Instant now) {
    script.call("config store");
    if (!isAt(tool, expected)) {
      return Optional.empty();
    }
    long revision = lastRevisions.merge(tool, 1L, Long::sum);
    StoredConfig stored = new StoredConfig(revision, document, savedBy, now);
    configs.put(tool, stored);
    Deque<StoredConfig> kept = histories.computeIfAbsent(tool, name -> new ArrayDeque<>());
    kept.add(stored);
    if (kept.size() > KEPT_REVISIONS) {
      kept.removeFirst();
    }
    return Optional.of(stored);
  }

  @Override
  public synchronized boolean remove(ToolName tool, long expected) {
    script.call("config store");
    if (!isAt(tool, expected)) {
      return false;
    }
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
