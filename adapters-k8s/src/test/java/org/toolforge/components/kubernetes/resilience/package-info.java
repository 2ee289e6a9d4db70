/**
 * Replicas that share a cluster, and everything that may befall them: lost connections, an API
 * server that refuses or is away, processes that end or stand still. Nothing here is a mock but the
 * way to the API server.
 */
@NullMarked
package org.toolforge.components.kubernetes.resilience;

import org.jspecify.annotations.NullMarked;
