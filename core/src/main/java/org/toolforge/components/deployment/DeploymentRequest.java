package org.toolforge.components.deployment;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.PlanId;
import org.toolforge.components.plan.PlanOptions;

/**
 * What was asked of a deployment.
 *
 * @param description the caller's words; may be empty
 * @param cause what set it off: {@code api}, {@code cli}, {@code retry of …}
 * @param createdBy who asked
 * @param only deploy these components alone; empty for all
 * @param pinnedTo the plan that the user agreed to; a deployment that would do anything else is
 *     refused
 * @param commits commits that are not to be resolved again
 * @param images images that are not to be built again
 * @param done what the deployment that is taken up again brought up already
 * @param callback who is to be told when it has ended
 */
public record DeploymentRequest(
    String description,
    String cause,
    String createdBy,
    boolean forceBuild,
    boolean forceRun,
    Set<ComponentName> only,
    @Nullable PlanId pinnedTo,
    Map<ComponentName, Commit> commits,
    Map<ComponentName, Image> images,
    Set<ComponentName> done,
    @Nullable CallbackUrl callback) {

  public DeploymentRequest {
    only = Set.copyOf(only);
    commits = Map.copyOf(commits);
    images = Map.copyOf(images);
    done = Set.copyOf(done);
  }

  /** Everything, and nothing by force. */
  public static DeploymentRequest by(String createdBy, String cause) {
    return new DeploymentRequest(
        "", cause, createdBy, false, false, Set.of(), null, Map.of(), Map.of(), Set.of(), null);
  }

  public DeploymentRequest describedAs(String words) {
    return new DeploymentRequest(
        words,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        commits,
        images,
        done,
        callback);
  }

  public DeploymentRequest causedBy(String words) {
    return new DeploymentRequest(
        description,
        words,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        commits,
        images,
        done,
        callback);
  }

  public DeploymentRequest forcing(boolean builds, boolean runs) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        builds,
        runs,
        only,
        pinnedTo,
        commits,
        images,
        done,
        callback);
  }

  public DeploymentRequest onlyComponents(Set<ComponentName> components) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        components,
        pinnedTo,
        commits,
        images,
        done,
        callback);
  }

  public DeploymentRequest pinnedTo(PlanId plan) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        plan,
        commits,
        images,
        done,
        callback);
  }

  DeploymentRequest withCommits(Map<ComponentName, Commit> resolved) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        resolved,
        images,
        done,
        callback);
  }

  DeploymentRequest withImages(Map<ComponentName, Image> built) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        commits,
        built,
        done,
        callback);
  }

  DeploymentRequest withDone(Set<ComponentName> components) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        commits,
        images,
        components,
        callback);
  }

  /** Telling somebody of the end. */
  public DeploymentRequest calling(CallbackUrl receiver) {
    return new DeploymentRequest(
        description,
        cause,
        createdBy,
        forceBuild,
        forceRun,
        only,
        pinnedTo,
        commits,
        images,
        done,
        receiver);
  }

  public PlanOptions options() {
    return new PlanOptions(forceBuild, forceRun, only, images, done);
  }
}
