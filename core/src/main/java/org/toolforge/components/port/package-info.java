/**
 * What the core needs from the world: storage, builds, jobs, git. Interfaces and the values that
 * cross them; every adapter passes the same contract tests. No decisions live here.
 */
@NullMarked
package org.toolforge.components.port;

import org.jspecify.annotations.NullMarked;
