/**
 * A cluster's life from one random seed, in one thread and virtual time: users, two engines, and
 * every kind of failure between any two steps, with the invariants checked all along.
 */
@NullMarked
package org.toolforge.components.inmemory.simulation;

import org.jspecify.annotations.NullMarked;
