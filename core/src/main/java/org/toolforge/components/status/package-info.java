/**
 * How a tool is now, compared with what its owner declared: the state of each component, the limits
 * and their use, and a config made from what runs. Pure functions on values; no I/O.
 */
@NullMarked
package org.toolforge.components.status;

import org.jspecify.annotations.NullMarked;
