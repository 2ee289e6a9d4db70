package org.toolforge.components.run;

import org.toolforge.components.callback.CallbackState;

/** A run on demand as it is now. */
public record Run(RunOrder order, RunState state, CallbackState callback) {

  public RunId id() {
    return order.id();
  }

  /** Whether somebody is still to be told that it has ended. */
  public boolean awaitsCall() {
    return state.isOver() && order.callback() != null && callback instanceof CallbackState.Pending;
  }
}
