/**
 * An API server for tests: a real one where its binaries are found, and otherwise a mock that can
 * do less. Tests of everything that talks to a cluster are built on it.
 */
@NullMarked
package org.toolforge.components.kubernetes.harness;

import org.jspecify.annotations.NullMarked;
