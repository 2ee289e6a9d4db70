package org.toolforge.components.http.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.http.model.BuildFailure;
import org.toolforge.components.http.model.BuildProgress.BuildStatusEnum;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Image;

/** How far the images of a deployment are. */
final class BuildMapping {

  private static final String NO_ID_YET = "no-id-yet";
  private static final String NO_BUILD_NEEDED = "no-build-needed";
  private static final String NO_IMAGE_YET = "no-image-yet";

  private BuildMapping() {}

  static Map<String, org.toolforge.components.http.model.BuildProgress> all(Deployment deployment) {
    Map<String, org.toolforge.components.http.model.BuildProgress> builds = new LinkedHashMap<>();
    deployment
        .plan()
        .ifPresentOrElse(
            plan -> planned(deployment, plan.builds(), builds),
            () -> unplanned(deployment, builds));
    // What another system recorded has no plan.
    deployment
        .progress()
        .builds()
        .forEach((name, build) -> {
          if (deployment.plan().isEmpty()) {
            builds.put(name.value(), shown(deployment, name, build));
          }
        });
    return builds;
  }

  private static org.toolforge.components.http.model.BuildProgress shown(
      Deployment deployment, ComponentName name, BuildProgress build) {
    return new org.toolforge.components.http.model.BuildProgress()
        .buildId(id(build))
        .buildStatus(BuildStatusEnum.fromValue(Words.word(build.status())))
        .buildImage(deployment.image(name).map(Image::reference).orElse(NO_IMAGE_YET))
        .buildLongStatus(build.message())
        .failure(build instanceof BuildProgress.Failed failed ? failure(failed) : null)
        .startedAt(Times.shown(startedAt(build)))
        .finishedAt(Times.shown(finishedAt(build)));
  }

  private static BuildFailure failure(BuildProgress.Failed failed) {
    FailedStep step = failed.step();
    BuildFailure failure =
        new BuildFailure().fault(BuildFailure.FaultEnum.fromValue(Words.word(failed.fault())));
    return step == null
        ? failure
        : failure
            .step(step.name())
            .exitCode(step.exitCode())
            .output(step.output().isEmpty() ? null : step.output());
  }

  private static void planned(
      Deployment deployment,
      List<BuildStep> steps,
      Map<String, org.toolforge.components.http.model.BuildProgress> builds) {
    for (BuildStep step : steps) {
      ComponentName name = step.component();
      BuildProgress build = deployment.progress().builds().get(name);
      if (build != null) {
        builds.put(
            name.value(),
            shown(deployment, name, build)
                .action(PlanMapping.action(step.action()))
                .resolvedRef(Commits.of(step, steps))
                .reason(Words.codes(step.reasons())));
      }
    }
  }

  /** Before there is a plan, clients want to see what there will be. */
  private static void unplanned(
      Deployment deployment,
      Map<String, org.toolforge.components.http.model.BuildProgress> builds) {
    for (Component component : Unplanned.components(deployment)) {
      builds.put(
          component.name().value(),
          new org.toolforge.components.http.model.BuildProgress()
              .buildId(NO_ID_YET)
              .buildStatus(
                  deployment.isFinished() ? BuildStatusEnum.SKIPPED : BuildStatusEnum.PENDING)
              .buildImage(NO_IMAGE_YET)
              .buildLongStatus(""));
    }
  }

  private static String id(BuildProgress build) {
    String id =
        switch (build) {
          case BuildProgress.Queued ignored -> "";
          case BuildProgress.Requested ignored -> "";
          case BuildProgress.NotStarted ignored -> "";
          case BuildProgress.Building building -> building.buildId();
          case BuildProgress.Built built -> built.buildId();
          case BuildProgress.Failed failed -> failed.buildId();
          case BuildProgress.Stopped stopped -> stopped.buildId();
          case BuildProgress.Reused ignored -> NO_BUILD_NEEDED;
          case BuildProgress.Shared ignored -> NO_BUILD_NEEDED;
        };
    return id.isEmpty() ? NO_ID_YET : id;
  }

  private static @Nullable Instant startedAt(BuildProgress build) {
    return switch (build) {
      case BuildProgress.Queued ignored -> null;
      case BuildProgress.NotStarted ignored -> null;
      case BuildProgress.Reused ignored -> null;
      case BuildProgress.Shared ignored -> null;
      case BuildProgress.Requested requested -> requested.since();
      case BuildProgress.Building building -> building.since();
      case BuildProgress.Built built -> built.since();
      case BuildProgress.Failed failed -> failed.since();
      case BuildProgress.Stopped stopped -> stopped.since();
    };
  }

  private static @Nullable Instant finishedAt(BuildProgress build) {
    return switch (build) {
      case BuildProgress.Queued ignored -> null;
      case BuildProgress.NotStarted ignored -> null;
      case BuildProgress.Reused ignored -> null;
      case BuildProgress.Shared ignored -> null;
      case BuildProgress.Requested ignored -> null;
      case BuildProgress.Building ignored -> null;
      case BuildProgress.Built built -> built.until();
      case BuildProgress.Failed failed -> failed.until();
      case BuildProgress.Stopped stopped -> stopped.until();
    };
  }
}
