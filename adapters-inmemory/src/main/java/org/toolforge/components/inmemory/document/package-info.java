/**
 * Reads the text of configs, YAML and JSON alike, into trees. Nothing here knows what a config
 * means: that is the core's.
 */
@NullMarked
package org.toolforge.components.inmemory.document;

import org.jspecify.annotations.NullMarked;
