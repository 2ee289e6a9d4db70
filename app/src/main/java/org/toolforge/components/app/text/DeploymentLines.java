package org.toolforge.components.app.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.DeploymentStatus;

/**
 * What there is to say when a deployment went from one state to another, a line for each result.
 * States in between may be missed: what is said in the end is the same.
 */
final class DeploymentLines {

  private final @Nullable Deployment before;
  private final Deployment now;
  private final Style style;
  private final List<String> lines = new ArrayList<>();

  private DeploymentLines(@Nullable Deployment before, Deployment now, Style style) {
    this.before = before;
    this.now = now;
    this.style = style;
  }

  /**
   * The lines for a change.
   *
   * @param before the state that was told last; null when nothing was told yet
   */
  static List<String> between(@Nullable Deployment before, Deployment now, Style style) {
    DeploymentLines change = new DeploymentLines(before, now, style);
    change.tell();
    return List.copyOf(change.lines);
  }

  private void tell() {
    if (before == null) {
      lines.add(style.heading(Sentences.start(now)));
    }
    if (States.isPlanned(now) && (before == null || !States.isPlanned(before))) {
      lines.add(Sentences.plan(now));
    }
    if (before == null || Rows.builds(before).isEmpty()) {
      heading(Sentences.BUILDS, Rows.builds(now));
    }
    for (Row row : results(before == null ? List.of() : Rows.builds(before), Rows.builds(now))) {
      lines.add(row.line(style));
      lines.addAll(FailureOutput.of(now, row, style));
    }
    if (States.reachedRuns(now)) {
      List<Row> told = before != null && States.reachedRuns(before) ? Rows.runs(before) : List.of();
      if (told.isEmpty()) {
        heading(Sentences.RUNS, Rows.runs(now));
      }
      results(told, Rows.runs(now)).forEach(row -> lines.add(row.line(style)));
    }
    trouble();
    end();
  }

  private void heading(String text, List<Row> rows) {
    if (!rows.isEmpty()) {
      lines.add(style.heading(text));
    }
  }

  /** Those that are over and were not told of before. */
  private static List<Row> results(List<Row> told, List<Row> rows) {
    return rows.stream()
        .filter(Row::over)
        .filter(row ->
            told.stream().noneMatch(other -> other.name().equals(row.name()) && other.over()))
        .toList();
  }

  private void trouble() {
    String trouble = States.trouble(now);
    boolean isTold = before != null && States.trouble(before).equals(trouble);
    if (!trouble.isEmpty() && !isTold) {
      lines.add((States.isHeld(now) ? "" : "Waiting: ") + Words.quoted(trouble));
    }
  }

  private void end() {
    boolean cancelling = now.getStatus() == DeploymentStatus.CANCELLING;
    if (cancelling && (before == null || before.getStatus() != DeploymentStatus.CANCELLING)) {
      lines.add(Words.quoted(now.getLongStatus()));
    }
    if (States.isFinished(now) && (before == null || !States.isFinished(before))) {
      Sentences.untouched(now).ifPresent(lines::add);
      Sentences.removed(now).ifPresent(lines::add);
      lines.add(Sentences.end(now, style));
    }
  }
}
