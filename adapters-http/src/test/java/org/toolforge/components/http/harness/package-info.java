/**
 * A real server over a world in memory, and clients that can also be rude. Tests of everything that
 * the server does are built on it.
 */
@NullMarked
package org.toolforge.components.http.harness;

import org.jspecify.annotations.NullMarked;
