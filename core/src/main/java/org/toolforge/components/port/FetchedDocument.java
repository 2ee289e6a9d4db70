package org.toolforge.components.port;

import org.toolforge.components.config.Node;

/**
 * A document that was fetched.
 *
 * @param revision which version it is: a commit, an entity tag, or a digest of the content
 */
public record FetchedDocument(Node document, String revision) {}
