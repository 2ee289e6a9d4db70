package org.toolforge.components.port;

import java.time.Instant;
import org.toolforge.components.config.ConfigDocument;

/**
 * A tool's config as it is stored.
 *
 * @param revision grows with every write of the tool's config, also over a deletion
 */
public record StoredConfig(
    long revision, ConfigDocument document, String savedBy, Instant savedAt) {}
