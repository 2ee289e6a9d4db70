/**
 * The engine's invariants, with the stores of a cluster instead of those in memory: lives from
 * seeds, and two replicas in threads of their own.
 */
@NullMarked
package org.toolforge.components.kubernetes.simulation;

import org.jspecify.annotations.NullMarked;
