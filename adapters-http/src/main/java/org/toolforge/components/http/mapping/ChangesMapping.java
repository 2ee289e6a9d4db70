package org.toolforge.components.http.mapping;

import java.util.List;
import org.toolforge.components.engine.SourceDifference;
import org.toolforge.components.http.model.SourceCommit;
import org.toolforge.components.http.model.SourceRelation;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceChanges.Change;

/** How a planned commit differs from the one that runs. */
final class ChangesMapping {

  private ChangesMapping() {}

  static org.toolforge.components.http.model.SourceChanges of(SourceDifference difference) {
    var shown =
        new org.toolforge.components.http.model.SourceChanges()
            .from(difference.from().hash())
            .to(difference.to().hash());
    return switch (difference) {
      case SourceDifference.Known known ->
          shown
              .relation(relation(known.changes().relation()))
              .count(known.changes().count())
              .exact(known.changes().exact())
              .commits(known.changes().newest().stream().map(ChangesMapping::commit).toList())
              .message(sentence(known.changes()));
      case SourceDifference.Unknown unknown ->
          shown
              .relation(SourceRelation.UNKNOWN)
              .commits(List.of())
              .message("It is not known what changed: " + unknown.reason());
    };
  }

  private static SourceCommit commit(Change change) {
    return new SourceCommit()
        .commit(change.commit().hash())
        .subject(change.subject())
        .author(change.author())
        .date(change.date());
  }

  private static SourceRelation relation(SourceChanges.Relation relation) {
    return switch (relation) {
      case SAME, AHEAD -> SourceRelation.AHEAD;
      case BEHIND -> SourceRelation.BEHIND;
      case APART -> SourceRelation.APART;
      case UNKNOWN -> SourceRelation.UNKNOWN;
    };
  }

  private static String sentence(SourceChanges changes) {
    String from = changes.from().abbreviated();
    String count =
        (changes.exact() ? "" : "at least ")
            + changes.count()
            + (changes.count() == 1 ? " commit" : " commits");
    return switch (changes.relation()) {
      case SAME, AHEAD -> "%s since %s".formatted(count, from);
      case BEHIND -> "goes back by %s from %s".formatted(count, from);
      case APART ->
          "%s that %s does not have; the history was rewritten, or it is another branch"
              .formatted(count, from);
      case UNKNOWN ->
          "%s; whether they came after %s is too long ago to tell".formatted(count, from);
    };
  }
}
