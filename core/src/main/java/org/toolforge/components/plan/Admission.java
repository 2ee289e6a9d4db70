package org.toolforge.components.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolConfig;

/** What must hold before anything is planned. */
final class Admission {

  private Admission() {}

  /** Nothing that is not ours may be in the way. */
  static void checkNames(Collection<Component> selected, CurrentJobs jobs) {
    for (Component component : selected) {
      ComponentName name = component.name();
      if (!(component instanceof OneOffComponent) && jobs.isForeign(JobName.lasting(name))) {
        throw new ComponentsException.Conflict(
            ("The tool has a job named '%s' that was not made by a deployment, so it is left alone."
                    + " Delete that job, or rename the component.")
                .formatted(name));
      }
    }
  }

  /** What a selection leaves out and waits for must run already. */
  static void checkSelection(
      ToolConfig config, Map<ComponentName, Component> selected, CurrentJobs jobs) {
    for (Component component : selected.values()) {
      List<String> missing =
          component.waitFor().stream()
              .filter(name -> !selected.containsKey(name) && !runs(config, name, jobs))
              .map(ComponentName::value)
              .toList();
      if (!missing.isEmpty()) {
        String names = String.join("', '", missing);
        throw ComponentsException.Invalid.because(
            "Component '%s' waits for '%s', which %s not run. Deploy '%s' as well."
                .formatted(component.name(), names, missing.size() == 1 ? "does" : "do", names));
      }
    }
  }

  private static boolean runs(ToolConfig config, ComponentName name, CurrentJobs jobs) {
    return config.components().get(name) instanceof OneOffComponent
        ? jobs.succeededOneOff(name).isPresent()
        : jobs.lasting(name).filter(job -> !(job.state() instanceof JobState.Failed)).isPresent();
  }
}
