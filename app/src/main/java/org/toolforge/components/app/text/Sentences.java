package org.toolforge.components.app.text;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.RemoveStep;

/** The lines of a deployment that are about all of it. */
final class Sentences {

  static final String BUILDS = "Building images:";
  static final String RUNS = "Deploying components:";

  private Sentences() {}

  static String start(Deployment deployment) {
    return "Starting deploy for " + deployment.tool() + "...";
  }

  static String plan(Plan plan) {
    return "Plan: " + size(plan);
  }

  /** How much there is to do. Builds, if there are any, are the first stage. */
  static String size(Plan plan) {
    long builds = plan.buildCount();
    return "%s, %s in %s"
        .formatted(
            Words.count(builds, "build"),
            Words.count(plan.runs().size(), "component"),
            Words.count(plan.stages().size() + (builds > 0 ? 1 : 0), "stage"));
  }

  /** Whether it came as far as bringing up components. */
  static boolean reachedRuns(Deployment deployment) {
    return deployment.progress().history().entries().stream()
        .anyMatch(entry -> entry.phase() == Phase.RUNNING);
  }

  /** That nothing runs otherwise than before, if so. */
  static Optional<String> untouched(Deployment deployment) {
    return deployment.isFinished() && deployment.plan().isPresent() && !reachedRuns(deployment)
        ? Optional.of("No component was started or changed.")
        : Optional.empty();
  }

  /** What a successful deployment removed. */
  static Optional<String> removed(Deployment deployment) {
    List<RemoveStep> removals = deployment.plan().map(Plan::removals).orElse(List.of());
    boolean successful =
        deployment.isFinished() && deployment.verdict().map(Verdict::isSuccess).orElse(false);
    return successful && !removals.isEmpty()
        ? Optional.of(
            "Removed, since the config no longer has them: "
                + Words.list(removals.stream().map(RemoveStep::component).distinct().toList()))
        : Optional.empty();
  }

  /** How a finished deployment ended. */
  static String end(Deployment deployment, Style style) {
    String message = Words.quoted(deployment.verdict().map(Verdict::message).orElse(""));
    return switch (deployment.status()) {
      case SUCCESSFUL -> style.good(message);
      case CANCELLED -> style.bad(message);
      case FAILED -> style.bad("Deployment failed: " + message);
      case TIMED_OUT -> style.bad("Deployment timed out: " + message);
      case PENDING, RUNNING, CANCELLING -> Words.quoted(deployment.longStatus());
    };
  }
}
