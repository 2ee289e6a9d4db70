package org.toolforge.components.app.cli;

import org.toolforge.components.config.ConfigDocument;

/** What a config's author may want to know, though it is valid. */
final class Warnings {

  private Warnings() {}

  static void tell(ConfigDocument document, Console console) {
    document.warnings().forEach(warning -> console.err().println("Warning: " + warning));
  }
}
