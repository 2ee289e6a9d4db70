package org.toolforge.components.app.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.model.ComponentStatus;
import org.toolforge.components.http.model.ConfigRevision;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.Drift;
import org.toolforge.components.http.model.PhaseEntry;
import org.toolforge.components.http.model.Quota;
import org.toolforge.components.http.model.ToolStatus;

/** Lists for people, a line for each thing. */
public final class Tables {

  private static final int SHORT_COMMIT = 7;

  private Tables() {}

  public static List<String> deployments(List<Deployment> all, Style style, int columns) {
    if (all.isEmpty()) {
      return List.of("There are no deployments.");
    }
    Table table = new Table("ID", "CREATED", "STATUS", "BY", "DESCRIPTION", "DETAILS");
    for (Deployment one : all) {
      table.row(
          one.getDeployId(),
          createdAt(one),
          one.getStatus(),
          one.getCreatedBy(),
          one.getDescription(),
          one.getLongStatus());
    }
    return table.lines(style, columns);
  }

  public static List<String> revisions(List<ConfigRevision> all, Style style, int columns) {
    if (all.isEmpty()) {
      return List.of("No config was stored yet.");
    }
    Table table = new Table("REVISION", "SAVED", "BY", "CURRENT");
    for (ConfigRevision one : all) {
      table.row(
          one.getRevision(),
          time(one.getSavedAt()),
          one.getSavedBy(),
          one.getCurrent() ? "yes" : "");
    }
    return table.lines(style, columns);
  }

  public static List<String> status(ToolStatus status, Style style, int columns) {
    if (status.getComponents().isEmpty()) {
      return List.of("There are no components.");
    }
    Table table = new Table("COMPONENT", "SYNC", "HEALTH", "COMMIT", "SINCE", "DETAILS");
    status
        .getComponents()
        .forEach((name, one) ->
            table.row(
                name,
                one.getSync().toString().replace('_', ' '),
                one.getHealth(),
                abbreviated(one.getCommit()),
                time(one.getSince()),
                details(one)));
    return table.lines(style, columns);
  }

  private static String details(ComponentStatus one) {
    Set<String> drifted = one.getDrift().stream().map(Drift::getPath).collect(Collectors.toSet());
    List<String> others =
        one.getDifferences().stream().filter(path -> !drifted.contains(path)).toList();
    return Stream.of(
            one.getDrift().stream().map(Tables::drift),
            Stream.of(others.isEmpty() ? "" : "differs in " + Words.list(others)),
            Stream.of(Words.quoted(one.getMessage())))
        .flatMap(texts -> texts)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String drift(Drift drift) {
    return Words.quoted(
        "%s is %s instead of %s%s"
            .formatted(
                drift.getPath(),
                named(drift.getActual()),
                named(drift.getApplied()),
                drift.getChangedBy().isEmpty() ? "" : ", changed by " + drift.getChangedBy()));
  }

  private static String named(String value) {
    return value.isEmpty() ? "nothing" : value;
  }

  public static List<String> quotas(List<Quota> all, Style style, int columns) {
    Table table = new Table("LIMIT OF", "USED", "LIMIT", "AVAILABLE", "HELD BY", "WAITING");
    for (Quota one : all) {
      table.row(
          one.getName(),
          one.getUsed(),
          one.getLimit(),
          one.getAvailable(),
          Words.list(one.getHeldBy()),
          Words.list(
              one.getWaiting().stream()
                  .map(
                      waiting -> "%s as number %d".formatted(waiting.getName(), waiting.getPlace()))
                  .toList()));
    }
    return table.lines(style, columns);
  }

  static String createdAt(Deployment deployment) {
    Optional<Instant> start =
        deployment.getPhaseHistory().stream().map(PhaseEntry::getStartedAt).findFirst();
    return start.map(Tables::time).orElse(deployment.getCreationTime());
  }

  static String time(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String abbreviated(@Nullable String commit) {
    return commit == null ? "" : commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }
}
