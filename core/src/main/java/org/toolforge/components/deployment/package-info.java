/**
 * The record of one deployment: what was asked, how far it is, how it ended. Immutable values; only
 * methods here make the next state. What that state should be is decided elsewhere.
 */
@NullMarked
package org.toolforge.components.deployment;

import org.jspecify.annotations.NullMarked;
