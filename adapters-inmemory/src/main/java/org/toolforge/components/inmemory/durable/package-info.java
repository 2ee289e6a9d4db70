/**
 * Shelves that outlive the process: one journal in one directory, written before anybody is
 * answered. How values become text is decided here too, and nothing else knows of it.
 */
@NullMarked
package org.toolforge.components.inmemory.durable;

import org.jspecify.annotations.NullMarked;
