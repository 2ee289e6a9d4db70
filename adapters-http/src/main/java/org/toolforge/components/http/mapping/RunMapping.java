package org.toolforge.components.http.mapping;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.http.model.RunProgress.RunStatusEnum;
import org.toolforge.components.plan.RunStep;

/** How far the jobs of a deployment are. */
final class RunMapping {

  private RunMapping() {}

  static Map<String, org.toolforge.components.http.model.RunProgress> all(Deployment deployment) {
    Map<String, org.toolforge.components.http.model.RunProgress> runs = new LinkedHashMap<>();
    deployment
        .plan()
        .ifPresentOrElse(
            plan -> planned(deployment, plan.runs(), runs), () -> unplanned(deployment, runs));
    // What another system recorded has no plan.
    deployment
        .progress()
        .runs()
        .forEach((name, run) -> {
          if (deployment.plan().isEmpty()) {
            runs.put(name.value(), shown(run));
          }
        });
    return runs;
  }

  private static org.toolforge.components.http.model.RunProgress shown(RunProgress run) {
    return new org.toolforge.components.http.model.RunProgress()
        .runStatus(RunStatusEnum.fromValue(Words.word(run.status())))
        .runLongStatus(run.message())
        .startedAt(Times.shown(startedAt(run)))
        .finishedAt(Times.shown(finishedAt(run)));
  }

  private static void planned(
      Deployment deployment,
      List<RunStep> steps,
      Map<String, org.toolforge.components.http.model.RunProgress> runs) {
    for (RunStep step : steps) {
      RunProgress run = deployment.progress().runs().get(step.component());
      if (run != null) {
        runs.put(
            step.component().value(),
            shown(run)
                .waitsFor(Words.names(step.waitsFor()))
                .action(PlanMapping.action(step.action()))
                .reason(Words.codes(step.reasons())));
      }
    }
  }

  /** Before there is a plan, clients want to see what there will be. */
  private static void unplanned(
      Deployment deployment, Map<String, org.toolforge.components.http.model.RunProgress> runs) {
    for (Component component : Unplanned.components(deployment)) {
      runs.put(
          component.name().value(),
          new org.toolforge.components.http.model.RunProgress()
              .runStatus(deployment.isFinished() ? RunStatusEnum.SKIPPED : RunStatusEnum.PENDING)
              .runLongStatus("")
              .waitsFor(Words.names(component.waitFor())));
    }
  }

  private static @Nullable Instant startedAt(RunProgress run) {
    return switch (run) {
      case RunProgress.Waiting ignored -> null;
      case RunProgress.Unchanged ignored -> null;
      case RunProgress.Skipped ignored -> null;
      case RunProgress.Abandoned ignored -> null;
      case RunProgress.Requested requested -> requested.since();
      case RunProgress.Starting starting -> starting.since();
      case RunProgress.Ready ready -> ready.since();
      case RunProgress.Failed failed -> failed.since();
    };
  }

  private static @Nullable Instant finishedAt(RunProgress run) {
    return switch (run) {
      case RunProgress.Waiting ignored -> null;
      case RunProgress.Unchanged ignored -> null;
      case RunProgress.Skipped ignored -> null;
      case RunProgress.Abandoned ignored -> null;
      case RunProgress.Requested ignored -> null;
      case RunProgress.Starting ignored -> null;
      case RunProgress.Ready ready -> ready.until();
      case RunProgress.Failed failed -> failed.until();
    };
  }
}
