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

  private final Shelf<DeployToken> kept;

  InMemoryDeployTokenStore(Script script, Shelves shelves) {
    this.script = script;
    kept = shelves.shelf("deploy-tokens", DeployToken.class);
    kept.contents().forEach((tool, token) -> tokens.put(new ToolName(tool), token));
  }

  @Override
  public synchronized Optional<DeployToken> find(ToolName tool) {
    script.call("token store");
    return Optional.ofNullable(tokens.get(tool));
  }

  @Override
  public synchronized boolean save(ToolName tool, DeployToken token) {
    script.call("token store");
    return !script.writeConflicts() && tokens.get(tool) == null && put(tool, token);
  }

  @Override
  public synchronized boolean replace(ToolName tool, DeployToken expected, DeployToken next) {
    script.call("token store");
    return !script.writeConflicts() && expected.equals(tokens.get(tool)) && put(tool, next);
  }

  @Override
  public synchronized boolean remove(ToolName tool, DeployToken expected) {
    script.call("token store");
    if (script.writeConflicts() || !expected.equals(tokens.get(tool))) {
      return false;
    }
    kept.remove(tool.value());
    tokens.remove(tool);
    return true;
  }

  private boolean put(ToolName tool, DeployToken token) {
    kept.put(tool.value(), token);
    tokens.put(tool, token);
    return true;
  }
}
