package org.toolforge.components.app.text;

import java.util.List;
import org.toolforge.components.http.model.BuildFailure;
import org.toolforge.components.http.model.BuildProgress;
import org.toolforge.components.http.model.Deployment;

/** The last that a failed build said, which most often tells what to correct. */
final class FailureOutput {

  private static final int MOST_LINES = 10;

  private FailureOutput() {}

  /** A line each; none unless it failed, and its output may be seen. */
  static List<String> of(Deployment deployment, Row build, Style style) {
    BuildProgress progress = deployment.getBuilds().get(build.name());
    BuildFailure failure = progress == null ? null : progress.getFailure();
    String output = failure == null ? null : failure.getOutput();
    if (output == null) {
      return List.of();
    }
    List<String> lines = output.lines().toList();
    return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size()).stream()
        .map(line -> style.quiet("      | " + Words.quoted(line)))
        .toList();
  }
}
