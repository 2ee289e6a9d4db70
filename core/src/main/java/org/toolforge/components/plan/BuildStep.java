package org.toolforge.components.plan;

import java.util.List;
import org.toolforge.components.config.ComponentName;

/** How a component gets its image. */
public record BuildStep(ComponentName component, Action action, List<Reason> reasons)
    implements Step {

  public BuildStep {
    reasons = List.copyOf(reasons);
  }

  /** What is done for the image. */
  public sealed interface Action {

    /** It is built. */
    record Build(ResolvedSource source) implements Action {}

    /** It is there already. */
    record Reuse(ResolvedSource source, Image image) implements Action {}

    /** It is the image of another component of the same plan, which builds or reuses it. */
    record None(ComponentName imageOf) implements Action {}
  }
}
