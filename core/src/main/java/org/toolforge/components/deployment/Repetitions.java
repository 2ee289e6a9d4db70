package org.toolforge.components.deployment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Plan;

/** Requests that take up an earlier deployment. */
public final class Repetitions {

  private Repetitions() {}

  /**
   * A request for what an earlier deployment did not get done.
   *
   * @throws ComponentsException.Conflict when it is not finished, or succeeded
   */
  public static DeploymentRequest retryOf(Deployment earlier, String createdBy) {
    if (!earlier.isFinished() || earlier.status() == DeploymentStatus.SUCCESSFUL) {
      throw new ComponentsException.Conflict(
          "Deployment %s is %s; only one that failed, timed out or was cancelled can be retried"
              .formatted(earlier.id(), earlier.status().word()));
    }
    DeploymentRequest asked = earlier.request();
    return DeploymentRequest.by(createdBy, "retry of " + earlier.id())
        .describedAs(asked.description())
        .onlyComponents(asked.only())
        .forcing(asked.forceBuild(), asked.forceRun())
        .withCommits(earlier.plan().map(Repetitions::commits).orElse(asked.commits()))
        .withImages(built(earlier))
        .withDone(done(earlier));
  }

  /** What is not to be built again: what was given, and what is built since. */
  private static Map<ComponentName, Image> built(Deployment earlier) {
    Map<ComponentName, Image> images = new HashMap<>(earlier.request().images());
    earlier
        .progress()
        .builds()
        .forEach((name, build) -> {
          if (earlier.component(name).build() instanceof GitSource) {
            earlier.image(name).ifPresent(image -> images.put(name, image));
          }
        });
    return images;
  }

  private static Set<ComponentName> done(Deployment earlier) {
    Set<ComponentName> done = new HashSet<>(earlier.request().done());
    earlier
        .progress()
        .runs()
        .forEach((name, run) -> {
          if (run.isSatisfied()) {
            done.add(name);
          }
        });
    return done;
  }

  /**
   * A request for the state that an earlier deployment left.
   *
   * @throws ComponentsException.Conflict when it did not succeed, or was for some components only
   */
  public static DeploymentRequest rollbackTo(Deployment earlier, String createdBy) {
    Optional<Plan> plan = earlier.plan();
    if (!earlier.request().only().isEmpty()) {
      throw new ComponentsException.Conflict(
          "Deployment %s was for some components only, so it is no state to go back to"
              .formatted(earlier.id()));
    }
    if (earlier.status() != DeploymentStatus.SUCCESSFUL || plan.isEmpty()) {
      throw new ComponentsException.Conflict(
          "Deployment %s is %s; only a successful one can be gone back to"
              .formatted(earlier.id(), earlier.status().word()));
    }
    return DeploymentRequest.by(createdBy, "rollback to " + earlier.id())
        .withCommits(commits(plan.get()))
        .withImages(built(earlier));
  }

  private static Map<ComponentName, Commit> commits(Plan plan) {
    Map<ComponentName, Commit> commits = new HashMap<>();
    for (BuildStep step : plan.builds()) {
      switch (step.action()) {
        case BuildStep.Action.Build build -> commits.put(step.component(), build.source().commit());
        case BuildStep.Action.Reuse reuse -> commits.put(step.component(), reuse.source().commit());
        case BuildStep.Action.None none -> {
          Commit shared = commits.get(none.imageOf());
          if (shared != null) {
            commits.put(step.component(), shared);
          }
        }
      }
    }
    return commits;
  }
}
