/**
 * Runs on demand: a component's image, run once with a command of its own, and the files that it
 * leaves. Immutable values.
 */
@NullMarked
package org.toolforge.components.run;

import org.jspecify.annotations.NullMarked;
