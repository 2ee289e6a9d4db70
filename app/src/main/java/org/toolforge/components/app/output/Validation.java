package org.toolforge.components.app.output;

import java.util.List;

/** What was found in a config. */
public record Validation(boolean valid, List<String> errors, List<String> warnings) {

  public static Validation of(List<String> errors, List<String> warnings) {
    return new Validation(errors.isEmpty(), errors, warnings);
  }
}
