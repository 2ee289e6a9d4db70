package org.toolforge.components.app.cli;

import java.util.List;

/** What a config's author may want to know, and that is no mistake. */
final class Warnings {

  private Warnings() {}

  static void tell(List<String> warnings, Console console) {
    warnings.forEach(warning -> console.err().println("Warning: " + warning));
  }
}
