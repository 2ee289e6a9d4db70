package org.toolforge.components.port;

import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.plan.ResolvedSource;

/**
 * A build as its service knows it.
 *
 * @param id the service's own name for it
 */
public record Build(BuildKey key, String id, ResolvedSource source, BuildState state) {}
