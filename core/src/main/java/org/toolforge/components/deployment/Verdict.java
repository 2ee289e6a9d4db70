package org.toolforge.components.deployment;

/**
 * How a deployment ends, decided before its cleaning and final after it.
 *
 * @param status a final one
 * @param message one sentence for the owner
 */
public record Verdict(DeploymentStatus status, Outcome outcome, String message) {

  public static final Verdict SUCCESS =
      new Verdict(DeploymentStatus.SUCCESSFUL, Outcome.SUCCESS, "All components deployed");

  public static final Verdict CANCELLED =
      new Verdict(DeploymentStatus.CANCELLED, Outcome.CANCELLED, "The deployment was cancelled");

  public Verdict {
    if (!status.isFinal()) {
      throw new IllegalArgumentException("No end of a deployment: " + status);
    }
  }

  public static Verdict failed(Outcome outcome, String message) {
    return new Verdict(DeploymentStatus.FAILED, outcome, message);
  }

  public static Verdict timedOut(String message) {
    return new Verdict(DeploymentStatus.TIMED_OUT, Outcome.TIMEOUT, message);
  }

  public boolean isSuccess() {
    return status == DeploymentStatus.SUCCESSFUL;
  }
}
