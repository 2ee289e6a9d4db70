/**
 * A small double of Tekton on the real API server of the tests: its kinds, and a controller that
 * drives runs as a test wants it. It runs nothing.
 */
@NullMarked
package org.toolforge.components.kubernetes.tekton;

import org.jspecify.annotations.NullMarked;
