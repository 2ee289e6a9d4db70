package org.toolforge.components.app.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.http.model.Deployment;

/** All there is to see of a deployment at one moment. */
final class DeploymentScreen {

  private DeploymentScreen() {}

  static List<String> of(Deployment deployment, Instant now, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(style.heading(Sentences.start(deployment)));
    if (States.isPlanned(deployment)) {
      lines.add(Sentences.plan(deployment));
    }
    add(lines, Sentences.BUILDS, Rows.builds(deployment), now, style);
    if (States.reachedRuns(deployment) || !States.isFinished(deployment)) {
      add(lines, Sentences.RUNS, Rows.runs(deployment), now, style);
    }
    Sentences.untouched(deployment).ifPresent(lines::add);
    Sentences.removed(deployment).ifPresent(lines::add);
    lines.add(
        Sentences.end(deployment, style) + "  " + style.quiet(Words.span(age(deployment, now))));
    return lines;
  }

  private static void add(
      List<String> lines, String heading, List<Row> rows, Instant now, Style style) {
    if (!rows.isEmpty()) {
      lines.add(style.heading(heading));
      rows.forEach(row -> lines.add(row.line(style, now)));
    }
  }

  private static Duration age(Deployment deployment, Instant now) {
    return Duration.between(
        States.startedAt(deployment),
        States.isFinished(deployment) ? States.since(deployment) : now);
  }
}
