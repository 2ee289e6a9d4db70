package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * What is wrong with a document and what is odd about it, collected while it is read. Each object
 * stands for one place in the document; all of them write into the same two lists.
 */
final class Findings {

  /** Nobody reads more than this; a hostile document could cause very many. */
  static final int MOST_SHOWN = 200;

  private final @Nullable Findings around;
  private final String key;
  private final List<Violation> violations;
  private final List<String> warnings;

  private Findings(
      @Nullable Findings around, String key, List<Violation> violations, List<String> warnings) {
    this.around = around;
    this.key = key;
    this.violations = violations;
    this.warnings = warnings;
  }

  /** Nothing found yet, at the document as a whole. */
  static Findings none() {
    return new Findings(null, "", new ArrayList<>(), new ArrayList<>());
  }

  /** The place behind a key, which is spelled as its author did. */
  Findings at(String name) {
    return new Findings(this, name, violations, warnings);
  }

  /** The keys that lead here as they may be shown; most places are never spoken of. */
  private List<String> path() {
    List<String> path = new ArrayList<>();
    for (Findings place = this; place.around != null; place = place.around) {
      path.addFirst(Shown.key(place.key));
    }
    return path;
  }

  /** This place in the form that warnings use, such as {@code components.api.run}. */
  String dotted() {
    return String.join(".", path());
  }

  /** A rule is broken here. */
  void violation(String rule) {
    violations.add(new Violation(path(), rule, null));
  }

  /**
   * A rule is broken here.
   *
   * @param received as it may be shown
   */
  void violation(String rule, String received) {
    violations.add(new Violation(path(), rule, received));
  }

  /** Something is odd. */
  void warning(String sentence) {
    warnings.add(sentence);
  }

  /**
   * @throws ComponentsException.Invalid when there is any violation
   */
  void throwViolations() {
    if (violations.isEmpty()) {
      return;
    }
    List<Violation> shown = new ArrayList<>(violations);
    int hidden = violations.size() - MOST_SHOWN;
    if (hidden > 0) {
      shown = shown.subList(0, MOST_SHOWN);
      shown.add(
          new Violation(
              List.of(),
              "%d more mistakes are not shown; correct these first".formatted(hidden),
              null));
    }
    throw new ComponentsException.Invalid(shown, warnings());
  }

  List<String> warnings() {
    int hidden = warnings.size() - MOST_SHOWN;
    if (hidden <= 0) {
      return List.copyOf(warnings);
    }
    List<String> shown = new ArrayList<>(warnings.subList(0, MOST_SHOWN));
    shown.add("%d more warnings are not shown".formatted(hidden));
    return shown;
  }
}
