package org.toolforge.components.app.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.Callback;
import org.toolforge.components.http.model.Result;
import org.toolforge.components.http.model.Run;

/** Runs on demand and what they leave, for people. */
public final class RunText {

  private RunText() {}

  public static List<String> list(List<Run> all, Style style, int columns) {
    if (all.isEmpty()) {
      return List.of("There are no runs.");
    }
    Table table = new Table("ID", "COMPONENT", "CREATED", "STATUS", "COMMAND", "DETAILS");
    for (Run one : all) {
      table.row(
          one.getRunId(),
          one.getComponent(),
          Tables.time(one.getCreatedAt()),
          status(one),
          Words.quoted(one.getCommand()),
          Words.quoted(one.getMessage()));
    }
    return table.lines(style, columns);
  }

  /** One of them, for somebody who looks at it once. */
  public static List<String> of(Run run, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(style.heading("Run " + run.getRunId()) + " of " + run.getComponent());
    lines.add(
        "Status: %s, created %s by %s"
            .formatted(
                status(run), Tables.time(run.getCreatedAt()), Words.quoted(run.getCreatedBy())));
    if (!run.getMessage().isEmpty()) {
      lines.add("Details: " + Words.quoted(run.getMessage()));
    }
    if (run.getExitCode() != null) {
      lines.add("Exit code: " + run.getExitCode());
    }
    lines.add("Command: " + Words.quoted(run.getCommand()));
    lines.add("Image: " + Words.quoted(run.getImage()));
    lines.add("Time: %s, at most %s".formatted(taken(run), span(run.getTimeout())));
    if (run.getCallback() != null) {
      lines.add("Callback: " + callback(run.getCallback()));
    }
    return lines;
  }

  /** How a run ended, in a sentence. */
  public static String end(Run run, Style style) {
    String message = Words.quoted(run.getMessage());
    String name = "Run " + run.getRunId();
    return switch (run.getStatus()) {
      case SUCCESSFUL -> style.good("%s was successful after %s.".formatted(name, taken(run)));
      case FAILED -> style.bad("%s failed: %s".formatted(name, message));
      case TIMED_OUT -> style.bad("%s timed out: %s".formatted(name, message));
      case PENDING, RUNNING -> "%s is %s.".formatted(name, run.getStatus());
    };
  }

  public static List<String> results(List<Result> all, Style style, int columns) {
    if (all.isEmpty()) {
      return List.of("The run left no results by now.");
    }
    Table table = new Table("PATH", "BYTES", "TYPE");
    for (Result one : all) {
      table.row(Words.quoted(one.getPath()), one.getSize(), one.getContentType());
    }
    return table.lines(style, columns);
  }

  private static String status(Run run) {
    return run.getStatus().toString().replace('_', ' ');
  }

  private static String taken(Run run) {
    Instant start = run.getStartedAt();
    Instant end = run.getEndedAt();
    if (start == null) {
      return "not begun";
    }
    return end == null ? "since " + Tables.time(start) : Words.span(Duration.between(start, end));
  }

  private static String span(long seconds) {
    return Words.span(Duration.ofSeconds(seconds));
  }

  private static String callback(Callback callback) {
    String message = Words.quoted(callback.getMessage());
    return callback.getState().toString().replace('_', ' ')
        + time(callback.getAt())
        + (message.isEmpty() ? "" : ": " + message);
  }

  private static String time(@Nullable Instant time) {
    return time == null ? "" : " at " + Tables.time(time);
  }
}
