/**
 * What a tool's owner declares: the typed {@link org.toolforge.components.config.ToolConfig} and
 * the parser that makes it from a document. No planning, no I/O, no text formats: documents arrive
 * as a {@link org.toolforge.components.config.Node} tree.
 */
@NullMarked
package org.toolforge.components.config;

import org.jspecify.annotations.NullMarked;
