package org.toolforge.components.inmemory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceChanges.Change;
import org.toolforge.components.port.SourceChanges.Relation;

/** The commits of one repository that somebody pushed, or that were made up. */
final class CommitGraph {

  private static final String AUTHOR = "somebody";

  private record Pushed(Change change, List<Commit> parents, int number) {}

  private final Map<Commit, Pushed> commits = new HashMap<>();

  /** A commit that is there already stays as it is. */
  void add(Commit commit, List<Commit> parents, String subject, Instant date) {
    commits.putIfAbsent(
        commit, new Pushed(new Change(commit, subject, AUTHOR, date), parents, commits.size()));
  }

  /** Of commits that nobody pushed nothing is known but that they have no history. */
  SourceChanges changes(Commit from, Commit to, Instant now) {
    add(from, List.of(), "Made up", now);
    add(to, List.of(), "Made up", now);
    Set<Commit> behind = history(from);
    Set<Commit> ahead = history(to);
    if (from.equals(to)) {
      return changes(from, to, Relation.SAME, Set.of(), Set.of());
    }
    if (ahead.contains(from)) {
      return changes(from, to, Relation.AHEAD, ahead, behind);
    }
    return behind.contains(to)
        ? changes(from, to, Relation.BEHIND, behind, ahead)
        : changes(from, to, Relation.APART, ahead, behind);
  }

  private SourceChanges changes(
      Commit from, Commit to, Relation relation, Set<Commit> those, Set<Commit> without) {
    List<Change> newestFirst =
        those.stream()
            .filter(commit -> !without.contains(commit))
            .map(this::pushed)
            .sorted(Comparator.comparingInt(Pushed::number).reversed())
            .map(Pushed::change)
            .toList();
    return new SourceChanges(
        from,
        to,
        relation,
        newestFirst.size(),
        true,
        newestFirst.subList(0, Math.min(SourceChanges.MOST_SHOWN, newestFirst.size())));
  }

  private Set<Commit> history(Commit start) {
    Set<Commit> seen = new HashSet<>();
    Deque<Commit> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      Commit next = open.pop();
      if (seen.add(next)) {
        open.addAll(pushed(next).parents());
      }
    }
    return seen;
  }

  private Pushed pushed(Commit commit) {
    return Objects.requireNonNull(commits.get(commit), "a commit of this graph");
  }
}
