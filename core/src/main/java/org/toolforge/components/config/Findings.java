package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.ComponentsException;

/** What is wrong with one document and what is odd about it, collected while it is read. */
final class Findings {

  /** Nobody reads more than this; a hostile document could cause very many. */
  static final int MOST = 200;

  private final List<Violation> violations = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int violationsLeftOut;
  private int warningsLeftOut;

  void violation(Place place, String rule) {
    violation(place, rule, "");
  }

  void violation(Place place, String rule, Node received) {
    violation(place, rule, Shown.node(received));
  }

  void violation(Place place, String rule, String received) {
    if (violations.size() < MOST) {
      violations.add(new Violation(place.path(), rule, received));
    } else {
      violationsLeftOut++;
    }
  }

  void warning(String sentence) {
    if (warnings.size() < MOST) {
      warnings.add(sentence);
    } else {
      warningsLeftOut++;
    }
  }

  /**
   * @throws ComponentsException.Invalid when there is any violation
   */
  void throwViolations() {
    if (violations.isEmpty()) {
      return;
    }
    List<Violation> all = new ArrayList<>(violations);
    if (violationsLeftOut > 0) {
      String rule =
          "%d more mistakes are not shown; correct these first".formatted(violationsLeftOut);
      all.add(new Violation(List.of(), rule, ""));
    }
    throw new ComponentsException.Invalid(all);
  }

  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    if (warningsLeftOut > 0) {
      all.add("%d more warnings are not shown".formatted(warningsLeftOut));
    }
    return all;
  }
}
