package org.toolforge.components.kubernetes.build.log;

/** What comes next in the log of a build. */
sealed interface NextStep {

  /**
   * A step that has begun.
   *
   * @param ended whether it prints no more
   */
  record Read(String pod, String container, String step, boolean ended) implements NextStep {}

  /** A step whose output cannot be had any more. */
  record Lost(String step, String why) implements NextStep {}

  /** What comes next has not begun. */
  record Wait() implements NextStep {}

  /** Nothing comes any more. */
  record End() implements NextStep {}
}
