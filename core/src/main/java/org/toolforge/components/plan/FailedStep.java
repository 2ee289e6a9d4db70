package org.toolforge.components.plan;

/**
 * The part of a build that failed.
 *
 * @param name as the build service calls it
 * @param exitCode that of its process
 * @param output the end of what it printed, at most {@value #MOST_OUTPUT} characters; empty when
 *     that is not for the tool's owner to see, or cannot be had
 */
public record FailedStep(String name, int exitCode, String output) {

  /** About twenty lines. */
  public static final int MOST_OUTPUT = 2_000;

  public FailedStep {
    output = output.substring(Math.max(0, output.length() - MOST_OUTPUT));
  }
}
