package org.toolforge.components.port;

import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

/**
 * Keeps the deploy token of each tool; it is a secret, and kept as one. Every change is
 * compare-and-set. Times are kept to the millisecond at least. Safe for use by many threads. Every
 * method may throw {@link ComponentsException.Unavailable}; then a write may or may not have
 * happened.
 */
public interface DeployTokenStore {

  Optional<DeployToken> find(ToolName tool);

  /**
   * Keeps the token of a tool that has none.
   *
   * @return whether it is kept; false when there is one already
   */
  boolean save(ToolName tool, DeployToken token);

  /**
   * Puts another token in place of one.
   *
   * @return whether that was done; false when the present token, if any, is not the expected one
   */
  boolean replace(ToolName tool, DeployToken expected, DeployToken next);

  /**
   * Removes a token.
   *
   * @return whether it was removed; false when the present token, if any, is not the expected one
   */
  boolean remove(ToolName tool, DeployToken expected);
}
