package org.toolforge.components.kubernetes.run;

/** What is noted on the Job of a run, beside what all our objects bear. */
final class RunMarks {

  /** What was asked for. */
  static final String ORDER = "components-api.toolforge.org/run";

  /** When it was seen to begin, since its pod may be gone when it ends. */
  static final String BEGUN = "components-api.toolforge.org/run-begun";

  /** How it ended. */
  static final String END = "components-api.toolforge.org/run-end";

  /** What became of its callback. */
  static final String CALLBACK = "components-api.toolforge.org/run-callback";

  private RunMarks() {}
}
