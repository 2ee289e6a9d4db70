package org.toolforge.components.port;

import org.toolforge.components.deployment.Deployment;

/**
 * A deployment as it is stored.
 *
 * @param version larger with every write; what is written must carry the one that was read
 */
public record StoredDeployment(Deployment deployment, long version) {}
