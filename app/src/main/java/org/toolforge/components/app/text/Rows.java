package org.toolforge.components.app.text;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.http.model.BuildAction;
import org.toolforge.components.http.model.BuildProgress;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.RunAction;
import org.toolforge.components.http.model.RunProgress;

/** What a deployment does, a row for each thing. */
final class Rows {

  private Rows() {}

  /** The images, without those that are another component's; none before there is a plan. */
  static List<Row> builds(Deployment deployment) {
    List<Row> rows = new ArrayList<>();
    deployment
        .getBuilds()
        .forEach((name, build) -> {
          if (build.getAction() == BuildAction.BUILD || build.getAction() == BuildAction.REUSE) {
            rows.add(row(name, build));
          }
        });
    return rows;
  }

  /** The components; none before there is a plan. */
  static List<Row> runs(Deployment deployment) {
    List<Row> rows = new ArrayList<>();
    deployment
        .getRuns()
        .forEach((name, run) -> {
          if (run.getAction() != null) {
            rows.add(row(name, run));
          }
        });
    return rows;
  }

  private static Row row(String name, BuildProgress build) {
    String said = Words.quoted(build.getBuildLongStatus());
    boolean asked = build.getStartedAt() != null;
    boolean known = !build.getBuildId().equals("no-id-yet");
    return switch (build.getBuildStatus()) {
      case PENDING ->
          asked
              ? row(name, Mark.ACTIVE, otherwise(said, known ? "building" : "asking for it"), build)
              : row(name, Mark.TO_COME, said, build);
      case RUNNING -> row(name, Mark.ACTIVE, otherwise(said, "building"), build);
      case SUCCESSFUL -> row(name, Mark.DONE, "", build);
      case SKIPPED ->
          row(name, build.getAction() == BuildAction.REUSE ? Mark.DONE : Mark.SKIPPED, said, build);
      case FAILED -> row(name, Mark.FAILED, said, build);
      case CANCELLED -> row(name, Mark.STOPPED, said, build);
      case UNKNOWN -> row(name, Mark.UNKNOWN, said, build);
    };
  }

  private static Row row(String name, RunProgress run) {
    String said = Words.quoted(run.getRunLongStatus());
    return switch (run.getRunStatus()) {
      case PENDING -> row(name, Mark.TO_COME, said, run);
      case RUNNING -> row(name, Mark.ACTIVE, otherwise(said, "starting"), run);
      case SUCCESSFUL ->
          row(name, Mark.DONE, run.getAction() == RunAction.UNCHANGED ? said : waited(run), run);
      case FAILED -> row(name, Mark.FAILED, said, run);
      case SKIPPED -> row(name, Mark.SKIPPED, said, run);
      case UNKNOWN -> row(name, Mark.UNKNOWN, said, run);
    };
  }

  private static String waited(RunProgress run) {
    return run.getWaitsFor().isEmpty() ? "" : "waited for " + Words.list(run.getWaitsFor());
  }

  private static String otherwise(String said, String usual) {
    return said.isEmpty() ? usual : said;
  }

  private static Row row(String name, Mark mark, String note, BuildProgress build) {
    return new Row(name, mark, note, isOver(mark), build.getStartedAt(), build.getFinishedAt());
  }

  private static Row row(String name, Mark mark, String note, RunProgress run) {
    return new Row(name, mark, note, isOver(mark), run.getStartedAt(), run.getFinishedAt());
  }

  private static boolean isOver(Mark mark) {
    return mark != Mark.TO_COME && mark != Mark.ACTIVE;
  }
}
