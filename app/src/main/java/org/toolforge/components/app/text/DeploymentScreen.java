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
    List<Row> builds = Rows.builds(deployment);
    if (!builds.isEmpty()) {
      lines.add(style.heading(Sentences.BUILDS));
    }
    for (Row row : builds) {
      lines.add(row.line(style, now));
      lines.addAll(FailureOutput.of(deployment, row, style));
    }
    if (States.reachedRuns(deployment) || !States.isFinished(deployment)) {
      List<Row> runs = Rows.runs(deployment);
      if (!runs.isEmpty()) {
        lines.add(style.heading(Sentences.RUNS));
      }
      runs.forEach(row -> lines.add(row.line(style, now)));
    }
    Sentences.untouched(deployment).ifPresent(lines::add);
    Sentences.removed(deployment).ifPresent(lines::add);
    lines.add(
        Sentences.end(deployment, style) + "  " + style.quiet(Words.span(age(deployment, now))));
    return lines;
  }

  private static Duration age(Deployment deployment, Instant now) {
    return Duration.between(
        States.startedAt(deployment),
        States.isFinished(deployment) ? States.since(deployment) : now);
  }
}
