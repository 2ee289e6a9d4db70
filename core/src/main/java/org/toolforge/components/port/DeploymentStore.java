package org.toolforge.components.port;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Progress;

/**
 * Keeps deployments. Every change is compare-and-set: it happens only if nobody wrote since. Safe
 * for use by many threads. Every method may throw {@link ComponentsException.Unavailable}; then a
 * write may or may not have happened.
 */
public interface DeploymentStore {

  /**
   * Adds a deployment, unless its tool has an active one; of two that come at once, one wins.
   *
   * @throws ComponentsException.Conflict naming the active one
   */
  StoredDeployment create(Deployment deployment);

  Optional<StoredDeployment> find(ToolName tool, DeploymentId id);

  /** Those of one tool, oldest first, also those that are being deleted. */
  List<StoredDeployment> list(ToolName tool);

  /** Everything that an engine has to bring to its end: unfinished, or still to be deleted. */
  List<StoredDeployment> unfinished();

  /** Everything that has ended and of which somebody is still to be told, in no order. */
  List<StoredDeployment> awaitingCall();

  /**
   * Writes what the engine saw, and leaves what the user wants alone.
   *
   * @return what is stored now; empty when somebody wrote since {@code base} was read
   */
  Optional<StoredDeployment> saveProgress(StoredDeployment base, Progress progress);

  /**
   * Writes what the user wants, and leaves what the engine saw alone.
   *
   * @return what is stored now; empty when somebody wrote since {@code base} was read
   */
  Optional<StoredDeployment> saveIntent(StoredDeployment base, Intent intent);

  /**
   * Removes it for good.
   *
   * @return whether it was removed; false when somebody wrote since {@code base} was read
   */
  boolean remove(StoredDeployment base);

  /**
   * Calls back, from any thread, soon after a write by anybody; may do so once too often, and not
   * in the order of the writes.
   */
  Subscription watch(Consumer<StoredDeployment> onWrite);
}
