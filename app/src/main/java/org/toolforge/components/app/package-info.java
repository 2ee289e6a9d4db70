/**
 * Where the program starts. It meets the operating system here, in streams, environment and
 * signals; what it does is elsewhere.
 */
@NullMarked
package org.toolforge.components.app;

import org.jspecify.annotations.NullMarked;
