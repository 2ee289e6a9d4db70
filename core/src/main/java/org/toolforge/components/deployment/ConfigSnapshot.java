package org.toolforge.components.deployment;

import org.toolforge.components.config.ConfigDocument;

/**
 * The config that a deployment was made of.
 *
 * @param revision the revision of the stored config
 * @param document the stored config, or what it pointed to
 * @param fetched which version was fetched when the stored config is a pointer; empty otherwise
 */
public record ConfigSnapshot(long revision, ConfigDocument document, String fetched) {}
