package org.toolforge.components.app.cli;

/** What the program answers to whoever started it. */
final class ExitCode {

  static final int OK = 0;

  /**
   * It was done and did not succeed, as when a deployment fails, times out or is cancelled; or the
   * server refused it, or could not be reached.
   */
  static final int FAILED = 1;

  /** Bad usage, or a config that is not valid. */
  static final int MISTAKE = 2;

  /** A defect of this program. */
  static final int DEFECT = 70;

  /** The user ended it, as with Ctrl-C. */
  static final int INTERRUPTED = 130;

  static final String FAILED_HELP =
      "1:the deployment failed, timed out or was cancelled, or the server refused";
  static final String REFUSED_HELP = "1:the server refused, or could not be reached";
  static final String MISTAKE_HELP = "2:bad usage, or a config that is not valid";
  static final String DEFECT_HELP = "70:a defect of this program; --debug shows where";

  private ExitCode() {}
}
