package org.toolforge.components.inmemory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.DeployToken;
import org.toolforge.components.port.DeployTokenStore;

/** Deploy tokens in a map. */
final class InMemoryDeployTokenStore implements DeployTokenStore {

  private final Script script;
  private final Map<ToolName, DeployToken> tokens = new HashMap<>();

  InMemoryDeployTokenStore(Script script) {
    this.script = script;
  }

  @Override
  public synchronized Optional<DeployToken> find(ToolName tool) {
    script.call("token store");
    return Optional.ofNullable(tokens.get(tool));
  }

  @Override
  public synchronized boolean save(ToolName tool, DeployToken token) {
    script.call("token store");
    return !script.writeConflicts() && tokens.putIfAbsent(tool, token) == null;
  }

  @Override
  public synchronized boolean replace(ToolName tool, DeployToken expected, DeployToken next) {
    script.call("token store");
    return !script.writeConflicts() && tokens.replace(tool, expected, next);
  }

  @Override
  public synchronized boolean remove(ToolName tool, DeployToken expected) {
    script.call("token store");
    return !script.writeConflicts() && tokens.remove(tool, expected);
  }
}
