package org.toolforge.components.app.text;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.http.model.BuildAction;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.DeploymentStatus;
import org.toolforge.components.http.model.Plan;

/** The lines of a deployment that are about all of it. */
final class Sentences {

  static final String BUILDS = "Building images:";
  static final String RUNS = "Deploying components:";

  private Sentences() {}

  static String start(Deployment deployment) {
    return "Starting deploy for " + States.tool(deployment) + "...";
  }

  static String plan(Deployment deployment) {
    return "Plan: "
        + size(
            States.buildCount(deployment), deployment.getRuns().size(), Stages.count(deployment));
  }

  /** How much there is to do. */
  static String size(Plan plan) {
    return size(buildCount(plan), plan.getRuns().size(), plan.getStages().size());
  }

  static long buildCount(Plan plan) {
    return plan.getBuilds().values().stream()
        .filter(build -> build.getAction() == BuildAction.BUILD)
        .count();
  }

  /** Builds, if there are any, are the first stage. */
  private static String size(long builds, int components, int stages) {
    return "%s, %s in %s"
        .formatted(
            Words.count(builds, "build"),
            Words.count(components, "component"),
            Words.count(stages + (builds > 0 ? 1 : 0), "stage"));
  }

  /** That nothing runs otherwise than before, if so. */
  static Optional<String> untouched(Deployment deployment) {
    return States.isFinished(deployment)
            && States.isPlanned(deployment)
            && !States.reachedRuns(deployment)
        ? Optional.of("No component was started or changed.")
        : Optional.empty();
  }

  /** What a successful deployment removed. */
  static Optional<String> removed(Deployment deployment) {
    List<String> removals = deployment.getRemovals();
    return deployment.getStatus() == DeploymentStatus.SUCCESSFUL && !removals.isEmpty()
        ? Optional.of(
            "Removed, since the config no longer has them: "
                + Words.list(removals.stream().distinct().toList()))
        : Optional.empty();
  }

  /** How a finished deployment ended. */
  static String end(Deployment deployment, Style style) {
    String message = Words.quoted(deployment.getLongStatus());
    return switch (deployment.getStatus()) {
      case SUCCESSFUL -> style.good(message);
      case CANCELLED -> style.bad(message);
      case FAILED -> style.bad("Deployment failed: " + message);
      case TIMED_OUT -> style.bad("Deployment timed out: " + message);
      case PENDING, RUNNING, CANCELLING -> message;
    };
  }
}
