package org.toolforge.components.app.wiring;

import org.toolforge.components.run.RunLimits;

/**
 * What an operator decides about runs on demand.
 *
 * @param results where the files are kept that they leave
 */
public record RunSettings(RunLimits limits, Results results) {

  public static final RunSettings USUAL =
      new RunSettings(RunLimits.DEFAULT, new Results.InMemory());
}
