/**
 * A small double of a node and of who gives it pods, on the real API server of the tests: pods that
 * the cluster's controllers make come up, or fail, as a test wants it. It runs nothing.
 */
@NullMarked
package org.toolforge.components.kubernetes.node;

import org.jspecify.annotations.NullMarked;
