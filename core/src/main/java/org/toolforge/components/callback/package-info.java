/**
 * Telling somebody outside that something ended: where to call, and what became of the call.
 * Immutable values.
 */
@NullMarked
package org.toolforge.components.callback;

import org.jspecify.annotations.NullMarked;
