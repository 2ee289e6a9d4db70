/**
 * The command line: options and arguments, one class for each command, and what is said of
 * mistakes. Nothing here knows how things look or how the system is put together.
 */
@NullMarked
package org.toolforge.components.app.cli;

import org.jspecify.annotations.NullMarked;
