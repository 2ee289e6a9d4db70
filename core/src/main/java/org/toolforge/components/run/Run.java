package org.toolforge.components.run;

import org.toolforge.components.callback.CallbackState;

/** A run on demand as it is now. */
public record Run(RunOrder order, RunState state, CallbackState callback) {

  public RunId id() {
    return order.id();
  }
}
