/**
 * A place of its own for a build: a namespace that is made before its run and removed when it
 * ended, with walls around it, and with copies of what the build was promised. What runs in it, and
 * how that ended, is known elsewhere.
 */
@NullMarked
package org.toolforge.components.kubernetes.build.sandbox;

import org.jspecify.annotations.NullMarked;
