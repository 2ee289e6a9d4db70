package org.toolforge.components.plan;

import java.util.List;
import org.toolforge.components.config.ComponentName;

/**
 * What happens to a component's job.
 *
 * @param waitsFor the components that must be ready first
 */
public record RunStep(
    ComponentName component, Action action, List<ComponentName> waitsFor, List<Reason> reasons)
    implements Step {

  public RunStep {
    waitsFor = List.copyOf(waitsFor);
    reasons = List.copyOf(reasons);
  }

  /** From the least to the most that the component's users may notice. */
  public enum Action {
    UNCHANGED,
    CREATE,
    UPDATE,
    RESTART
  }
}
