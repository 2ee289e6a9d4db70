package org.toolforge.components.app.wiring;

import org.toolforge.components.kubernetes.run.RuntimeSettings;

/** What runs components. */
public sealed interface ComponentRuntime {

  /** Nothing: they take their time to come up, and do. */
  record Pretended() implements ComponentRuntime {}

  /** The cluster that keeps the state. */
  record Kubernetes(RuntimeSettings settings) implements ComponentRuntime {}
}
