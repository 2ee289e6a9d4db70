package org.toolforge.components.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ToolName;

/**
 * Keeps the config of each tool. Every change is compare-and-set. Safe for use by many threads.
 * Every method may throw {@link ComponentsException.Unavailable}; then a write may or may not have
 * happened.
 */
public interface ConfigStore {

  /** The revision that a tool without a config has. */
  long NO_REVISION = 0;

  /** How many of the configs that a tool had are kept, the present one included. */
  int KEPT_REVISIONS = 50;

  /**
   * The present config.
   *
   * @throws ComponentsException.Invalid when somebody changed it behind this system's back so that
   *     it is not valid
   */
  Optional<StoredConfig> find(ToolName tool);

  /** The revision of the present config, valid or not. */
  long revision(ToolName tool);

  /**
   * Replaces the config.
   *
   * @param expected the revision that is to be replaced; {@link #NO_REVISION} for none
   * @return what is stored now; empty when the present revision is another
   */
  Optional<StoredConfig> save(
      ToolName tool, ConfigDocument document, long expected, String savedBy, Instant now);

  /**
   * Removes the config.
   *
   * @return whether it was removed; false when the present revision is another
   */
  boolean remove(ToolName tool, long expected);

  /**
   * The last {@link #KEPT_REVISIONS} configs that were saved, oldest first, also those that were
   * removed.
   */
  List<StoredConfig> history(ToolName tool);
}
