/**
 * Several replicas of the whole core on one cluster, each with threads and watches of its own, and
 * with builds and jobs that they share: what they come to together, and what that costs.
 */
@NullMarked
package org.toolforge.components.kubernetes.replicas;

import org.jspecify.annotations.NullMarked;
