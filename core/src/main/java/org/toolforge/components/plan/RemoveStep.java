package org.toolforge.components.plan;

import java.util.List;
import org.toolforge.components.config.ComponentName;

/** A job of this system's that the config no longer has. */
public record RemoveStep(ComponentName component, JobName job, List<Reason> reasons)
    implements Step {

  public RemoveStep {
    reasons = List.copyOf(reasons);
  }
}
