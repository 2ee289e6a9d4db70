package org.toolforge.components.kubernetes.mapping;

import java.time.Instant;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentId;

/**
 * What the metadata of a ToolDeployment tells.
 *
 * @param tool whose namespace it is in
 * @param id its name
 * @param createdAt when the API server took it in, to the second
 * @param deleted whether somebody deleted it, so that it only waits for its finalizers
 * @param generation how often the spec was written
 */
public record ObjectFacts(
    ToolName tool, DeploymentId id, Instant createdAt, boolean deleted, long generation) {}
