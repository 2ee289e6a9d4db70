package org.toolforge.components.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What was measured, and whether it reaches the goals. */
final class Report {

  private final PrintStream out;
  private final List<String> goals = new ArrayList<>();
  private boolean met = true;

  Report(PrintStream out) {
    this.out = out;
  }

  void line(String line) {
    out.println(line);
  }

  /** Holds a value against the least that it should be. */
  void above(String what, double value, double least) {
    add(what, value, "at least", least, value >= least);
  }

  /** Holds a value against what it should stay below. */
  void below(String what, double value, double most) {
    add(what, value, "below", most, value < most);
  }

  private void add(String what, double value, String word, double goal, boolean reached) {
    met &= reached;
    goals.add(
        "%-52s %9.2f   %s %.2f: %s".formatted(what, value, word, goal, reached ? "met" : "MISSED"));
  }

  /** Prints the goals; whether all were met. */
  boolean end() {
    out.println();
    goals.forEach(out::println);
    return met;
  }
}
