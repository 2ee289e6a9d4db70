package org.toolforge.components.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
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
        .withCommits(earlier.plan().map(Repetitions::commits).orElse(asked.commits()))
        .withImages(asked.images());
  }

  /**
   * A request for the state that an earlier deployment left.
   *
   * @throws ComponentsException.Conflict when it did not succeed, or was for some components only
   */
  public static DeploymentRequest rollbackTo(Deployment earlier, String createdBy) {
    Optional<Plan> plan = earlier.plan();
    if (earlier.status() != DeploymentStatus.SUCCESSFUL || plan.isEmpty()) {
      throw new ComponentsException.Conflict(
          "Deployment %s is %s; only a successful one can be gone back to"
              .formatted(earlier.id(), earlier.status().word()));
    }
    return DeploymentRequest.by(createdBy, "rollback to " + earlier.id())
        .withCommits(commits(plan.get()))
        .withImages(images(earlier));
  }

  private static Map<ComponentName, Image> images(Deployment earlier) {
    Map<ComponentName, Image> images = new HashMap<>();
    List<String> unknown = new ArrayList<>();
    for (Component component : earlier.config().components().values()) {
      if (component.build() instanceof GitSource) {
        earlier
            .image(component.name())
            .ifPresentOrElse(
                image -> images.put(component.name(), image),
                () -> unknown.add(component.name().value()));
      }
    }
    if (!unknown.isEmpty()) {
      throw new ComponentsException.Conflict(
          "Deployment %s was for some components only and has no image for %s"
              .formatted(earlier.id(), String.join(", ", unknown)));
    }
    return images;
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
