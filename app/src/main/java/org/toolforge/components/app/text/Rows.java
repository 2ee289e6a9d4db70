package org.toolforge.components.app.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.RunStep;

/** What a deployment does, a row for each thing. */
final class Rows {

  private Rows() {}

  /** The images, without those that are another component's. */
  static List<Row> builds(Deployment deployment) {
    List<Row> rows = new ArrayList<>();
    deployment
        .progress()
        .builds()
        .forEach((name, build) -> {
          if (!(build instanceof BuildProgress.Shared)) {
            rows.add(row(name, build));
          }
        });
    return rows;
  }

  static List<Row> runs(Deployment deployment) {
    List<Row> rows = new ArrayList<>();
    for (RunStep step : deployment.plan().map(plan -> plan.runs()).orElse(List.of())) {
      RunProgress run = deployment.progress().runs().get(step.component());
      if (run != null) {
        rows.add(row(step, run));
      }
    }
    return rows;
  }

  private static Row row(ComponentName name, BuildProgress build) {
    String said = Words.quoted(build.message());
    return switch (build) {
      case BuildProgress.Queued ignored -> row(name, Mark.TO_COME, said);
      case BuildProgress.Requested requested ->
          row(name, Mark.ACTIVE, otherwise(said, "asking for it"), requested.since(), null);
      case BuildProgress.Building building ->
          row(name, Mark.ACTIVE, otherwise(said, "building"), building.since(), null);
      case BuildProgress.Built built -> row(name, Mark.DONE, "", built.since(), built.until());
      case BuildProgress.Reused ignored -> row(name, Mark.DONE, said);
      case BuildProgress.Shared ignored -> row(name, Mark.DONE, said);
      case BuildProgress.Failed failed ->
          row(name, Mark.FAILED, said, failed.since(), failed.until());
      case BuildProgress.NotStarted ignored -> row(name, Mark.SKIPPED, said);
      case BuildProgress.Stopped stopped ->
          row(name, Mark.STOPPED, said, stopped.since(), stopped.until());
    };
  }

  private static Row row(RunStep step, RunProgress run) {
    ComponentName name = step.component();
    String said = Words.quoted(run.message());
    return switch (run) {
      case RunProgress.Waiting ignored -> row(name, Mark.TO_COME, said);
      case RunProgress.Requested requested ->
          row(name, Mark.ACTIVE, otherwise(said, "starting"), requested.since(), null);
      case RunProgress.Starting starting ->
          row(name, Mark.ACTIVE, otherwise(said, "starting"), starting.since(), null);
      case RunProgress.Ready ready ->
          row(name, Mark.DONE, waited(step), ready.since(), ready.until());
      case RunProgress.Unchanged ignored -> row(name, Mark.DONE, said);
      case RunProgress.Failed failed ->
          row(name, Mark.FAILED, said, failed.since(), failed.until());
      case RunProgress.Skipped ignored -> row(name, Mark.SKIPPED, said);
      case RunProgress.Abandoned ignored -> row(name, Mark.UNKNOWN, said);
    };
  }

  private static String waited(RunStep step) {
    return step.waitsFor().isEmpty() ? "" : "waited for " + Words.list(step.waitsFor());
  }

  private static String otherwise(String said, String usual) {
    return said.isEmpty() ? usual : said;
  }

  private static Row row(ComponentName name, Mark mark, String note) {
    return new Row(name, mark, note, mark != Mark.TO_COME, null, null);
  }

  private static Row row(
      ComponentName name, Mark mark, String note, Instant since, @Nullable Instant until) {
    return new Row(name, mark, note, mark != Mark.ACTIVE, since, until);
  }
}
