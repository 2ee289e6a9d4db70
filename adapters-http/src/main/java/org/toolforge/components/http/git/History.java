package org.toolforge.components.http.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceChanges.Change;
import org.toolforge.components.port.SourceChanges.Relation;

/** How two commits lie to each other, as far as their histories are there. */
final class History {

  private static final int MOST_COMMITS = 10_000;

  /**
   * Some of the commits that one builds on.
   *
   * @param commits by name, the commit itself among them unless it is not there
   * @param ends the names of those whose parents are not there
   */
  private record Known(Map<String, CommitRecord> commits, List<String> ends) {

    boolean has(Commit commit) {
      return commits.containsKey(commit.hash());
    }

    /** Whether nothing but what the other one knows is missing. */
    boolean isCompleteBut(Known other) {
      return other.commits.keySet().containsAll(ends);
    }
  }

  private final ObjectShelf objects;
  private final Budget budget;

  History(ObjectShelf objects, Budget budget) {
    this.objects = objects;
    this.budget = budget;
  }

  SourceChanges between(Commit from, Commit to) throws IOException {
    if (from.equals(to)) {
      return new SourceChanges(from, to, Relation.SAME, 0, true, List.of());
    }
    Known before = known(from);
    Known after = known(to);
    if (after.has(from)) {
      return changes(from, to, Relation.AHEAD, after, before);
    }
    if (before.has(to)) {
      return changes(from, to, Relation.BEHIND, before, after);
    }
    boolean sure = after.isCompleteBut(before) && before.isCompleteBut(after);
    return changes(from, to, sure ? Relation.APART : Relation.UNKNOWN, after, before);
  }

  private static SourceChanges changes(
      Commit from, Commit to, Relation relation, Known those, Known without) {
    List<Change> changes =
        those.commits().values().stream()
            .map(CommitRecord::change)
            .filter(change -> !without.has(change.commit()))
            .toList();
    boolean exact = relation != Relation.UNKNOWN && those.isCompleteBut(without);
    return new SourceChanges(
        from,
        to,
        relation,
        changes.size(),
        exact,
        changes.stream().limit(SourceChanges.MOST_SHOWN).toList());
  }

  /** Breadth first, so that the newest come first. */
  private Known known(Commit start) throws IOException {
    Map<String, CommitRecord> commits = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start.hash()));
    Deque<String> ends = new ArrayDeque<>();
    while (!open.isEmpty()) {
      budget.left();
      String id = open.remove();
      if (commits.containsKey(id)) {
        continue;
      }
      CommitRecord commit = objects.commit(id).orElse(null);
      if (commit == null || commits.size() >= MOST_COMMITS) {
        ends.add(id);
      } else {
        commits.put(id, commit);
        if (objects.isCutAt(id) && !commit.parents().isEmpty()) {
          ends.add(id);
        } else {
          open.addAll(commit.parents());
        }
      }
    }
    return new Known(commits, List.copyOf(ends));
  }
}
