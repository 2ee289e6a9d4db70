package org.toolforge.components.http.mapping;

import org.toolforge.components.http.model.ConfigRevision;
import org.toolforge.components.port.StoredConfig;

/** An entry of a config's history as the API shows it. */
public final class RevisionMapping {

  private RevisionMapping() {}

  /**
   * One revision.
   *
   * @param current the revision of the config that the tool has now
   */
  public static ConfigRevision of(StoredConfig stored, long current) {
    return new ConfigRevision()
        .revision(stored.revision())
        .savedBy(stored.savedBy())
        .savedAt(Times.shown(stored.savedAt()))
        .current(stored.revision() == current);
  }
}
