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
 * @param images the image of each component that builds from source, when they are not to be built
 */
public record PlanOptions(
    boolean forceBuild,
    boolean forceRun,
    Set<ComponentName> only,
    Map<ComponentName, Image> images) {

  public static final PlanOptions DEFAULT = new PlanOptions(false, false, Set.of(), Map.of());

  public PlanOptions {
    only = Set.copyOf(only);
    images = Map.copyOf(images);
  }

  public boolean selects(ComponentName component) {
    return only.isEmpty() || only.contains(component);
  }
}
