/**
 * What a tool's owner declares: the typed {@link org.toolforge.components.config.ToolConfig} and
 * the parser that makes it from a document. No planning, no I/O, no text formats: documents arrive
 * as a {@link org.toolforge.components.config.Node} tree.
 *
 * <p>How the parser works: {@code ConfigParser} goes through the tree once, with a parser for each
 * kind of object in it. {@code Fields} sorts out the keys of an object, {@code Field} reads the
 * value behind one, and {@code Findings} collects what is wrong. A wrong value is replaced by a
 * stand-in so that reading goes on; nobody ever sees one, since at the end all findings are thrown
 * together. What components say of each other is checked last, by {@code References}.
 */
@NullMarked
package org.toolforge.components.config;

import org.jspecify.annotations.NullMarked;
