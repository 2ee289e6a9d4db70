package org.toolforge.components.plan;

import java.util.List;
import org.toolforge.components.config.ComponentName;

/** One thing that a plan does, or decides not to do, with the reasons. */
public sealed interface Step permits BuildStep, RunStep, RemoveStep {

  ComponentName component();

  /** At least one, the weightiest first. */
  List<Reason> reasons();
}
