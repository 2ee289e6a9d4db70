package org.toolforge.components.plan;

import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.ComponentName;

/**
 * What the user wants of a plan beyond what the config says.
 *
 * @param forceBuild build even what is already built
 * @param forceRun restart even what is unchanged
 * @param only plan for these components alone; empty for all
 * @param images the image of each component that builds from source and is not to be built again
 * @param done what an earlier attempt brought up already: neither forced nor rerun
 */
public record PlanOptions(
    boolean forceBuild,
    boolean forceRun,
    Set<ComponentName> only,
    Map<ComponentName, Image> images,
    Set<ComponentName> done) {

  public static final PlanOptions DEFAULT =
      new PlanOptions(false, false, Set.of(), Map.of(), Set.of());

  public PlanOptions {
    only = Set.copyOf(only);
    images = Map.copyOf(images);
    done = Set.copyOf(done);
  }

  public boolean selects(ComponentName component) {
    return only.isEmpty() || only.contains(component);
  }
}
