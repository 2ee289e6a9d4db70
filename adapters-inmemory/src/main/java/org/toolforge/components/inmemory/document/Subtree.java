package org.toolforge.components.inmemory.document;

import org.toolforge.components.config.Node;

/**
 * A part of a document that is complete.
 *
 * @param size about how many bytes it takes when written out, aliases and all
 * @param height how deep it is nested: 0 for a scalar
 */
record Subtree(Node node, long size, int height) {}
