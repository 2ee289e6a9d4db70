package org.toolforge.components.app.text;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.http.model.PlannedBuild;
import org.toolforge.components.http.model.SourceChanges;
import org.toolforge.components.http.model.SourceCommit;

/** What a build brings that does not run yet, commit by commit. */
final class ChangesText {

  /** More are only counted, so that the plan stays one. */
  private static final int MOST = 5;

  private ChangesText() {}

  /** Empty when the same runs already, or nothing. */
  static List<String> of(PlannedBuild build, Style style) {
    SourceChanges changes = build.getChanges();
    if (changes == null) {
      return List.of();
    }
    List<SourceCommit> commits = changes.getCommits();
    List<String> lines = new ArrayList<>();
    lines.add(Words.quoted(changes.getMessage()) + (commits.isEmpty() ? "" : ":"));
    for (SourceCommit commit : commits.subList(0, Math.min(MOST, commits.size()))) {
      lines.add("  " + Words.quoted(commit.getSubject()) + author(commit, style));
    }
    Integer count = changes.getCount();
    int left = (count == null ? commits.size() : count) - MOST;
    if (left > 0) {
      lines.add(style.quiet("  and " + left + " more"));
    }
    return lines;
  }

  private static String author(SourceCommit commit, Style style) {
    String author = Words.quoted(commit.getAuthor());
    return author.isEmpty() ? "" : style.quiet(" (" + author + ")");
  }
}
