package org.toolforge.components.callback;

import java.time.Duration;

/**
 * How long somebody is tried to be reached, and how many are called at once.
 *
 * @param patience how long after the end it is tried
 * @param perReceiver how many calls one host gets at once
 * @param perTool how many calls are made for one tool at once
 * @param inAll how many calls are made at once
 */
public record CallbackLimits(Duration patience, int perReceiver, int perTool, int inAll) {

  public static final CallbackLimits DEFAULT = new CallbackLimits(Duration.ofHours(24), 4, 8, 64);

  /**
   * @throws IllegalArgumentException when nobody could ever be called
   */
  public CallbackLimits {
    if (patience.isNegative() || perReceiver < 1 || perTool < 1 || inAll < 1) {
      throw new IllegalArgumentException("Callbacks need room for at least one call.");
    }
  }

  /** The same, trying for that long. */
  public CallbackLimits patientFor(Duration time) {
    return new CallbackLimits(time, perReceiver, perTool, inAll);
  }
}
