package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolConfig;

/** Which of this system's jobs have no place in a config any more. */
public final class Removals {

  private Removals() {}

  /**
   * A step for each job whose component is gone or became another kind of thing, dependents first.
   */
  public static List<RemoveStep> of(ToolConfig config, List<Job.Owned> jobs) {
    SequencedMap<ComponentName, List<ComponentName>> waitsFor = new LinkedHashMap<>();
    SequencedMap<ComponentName, List<Job.Owned>> obsolete = new LinkedHashMap<>();
    for (Job.Owned job : jobs) {
      Component running = job.spec().component();
      if (!belongs(running, config)) {
        waitsFor.put(running.name(), running.waitFor());
        obsolete.computeIfAbsent(running.name(), name -> new ArrayList<>()).add(job);
      }
    }
    List<RemoveStep> steps = new ArrayList<>();
    for (ComponentName name : dependentsFirst(waitsFor)) {
      for (Job.Owned job : obsolete.getOrDefault(name, List.of())) {
        steps.add(new RemoveStep(name, job.name(), List.of(Reason.Because.NOT_IN_CONFIG)));
      }
    }
    return steps;
  }

  private static boolean belongs(Component running, ToolConfig config) {
    Component declared = config.components().get(running.name());
    return declared != null
        && declared instanceof OneOffComponent == running instanceof OneOffComponent;
  }

  private static List<ComponentName> dependentsFirst(
      SequencedMap<ComponentName, List<ComponentName>> waitsFor) {
    try {
      return DependencyGraph.of(waitsFor).order().reversed();
    } catch (IllegalArgumentException circle) {
      // Jobs of different deployments may have waited for each other; then no order is better.
      return List.copyOf(waitsFor.sequencedKeySet());
    }
  }
}
