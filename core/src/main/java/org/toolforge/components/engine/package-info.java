/**
 * Moves deployments forward. {@link org.toolforge.components.engine.Reconciler} decides and is
 * pure; {@link org.toolforge.components.engine.DeploymentEngine} is the shell that reads, writes
 * and acts.
 */
@NullMarked
package org.toolforge.components.engine;

import org.jspecify.annotations.NullMarked;
