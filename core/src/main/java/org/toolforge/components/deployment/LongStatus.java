package org.toolforge.components.deployment;

import java.util.Collection;

/** The sentence that tells a person how a deployment goes. */
final class LongStatus {

  private static final String PREPARING = "Preparing: reading the config and the repositories";
  private static final String MAINTENANCE = "Waiting for maintenance to end";

  private LongStatus() {}

  /** What is in the way of a deployment that maintenance keeps from starting. */
  static String maintenance(String notice) {
    return notice.isEmpty() ? MAINTENANCE : MAINTENANCE + ": " + notice;
  }

  static String of(Deployment deployment) {
    String trouble = deployment.progress().trouble();
    if (trouble.startsWith(MAINTENANCE)) {
      // It is a sentence of its own, and in the way of nothing but starting.
      boolean waits = deployment.phase() == Phase.WAITING && deployment.intent() == Intent.RUN;
      return waits ? trouble : phase(deployment);
    }
    return trouble.isEmpty() ? phase(deployment) : phase(deployment) + " (" + trouble + ")";
  }

  private static String phase(Deployment deployment) {
    if (deployment.intent() != Intent.RUN && !deployment.isFinished()) {
      return "Cancelling: stopping what still runs";
    }
    return switch (deployment.phase()) {
      case PREPARING -> PREPARING;
      case WAITING -> deployment.plan().isPresent() ? "Waiting for a free build slot" : PREPARING;
      case BUILDING -> building(deployment.progress().builds().values());
      case RUNNING -> running(deployment.progress().runs().values());
      case CLEANING ->
          deployment.verdict().map(Verdict::isSuccess).orElse(false)
              ? "Removing what the config no longer has"
              : "Ending: " + ending(deployment);
      case FINISHED -> ending(deployment);
    };
  }

  private static String building(Collection<BuildProgress> builds) {
    long all = builds.stream().filter(build -> !isReady(build)).count();
    long done = builds.stream().filter(build -> build instanceof BuildProgress.Built).count();
    return "Built " + done + " of " + all + (all == 1 ? " image" : " images");
  }

  private static boolean isReady(BuildProgress build) {
    return build instanceof BuildProgress.Reused || build instanceof BuildProgress.Shared;
  }

  private static String running(Collection<RunProgress> runs) {
    long done = runs.stream().filter(RunProgress::isSatisfied).count();
    return done
        + " of "
        + runs.size()
        + (runs.size() == 1 ? " component" : " components")
        + " ready";
  }

  private static String ending(Deployment deployment) {
    return deployment.verdict().map(Verdict::message).orElse("");
  }
}
