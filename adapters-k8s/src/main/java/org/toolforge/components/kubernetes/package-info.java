/**
 * Keeps configs, deployments, deploy tokens and the leader lease as objects of a Kubernetes
 * cluster.
 */
@NullMarked
package org.toolforge.components.kubernetes;

import org.jspecify.annotations.NullMarked;
