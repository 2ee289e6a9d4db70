package org.toolforge.components.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;

/** Compares what is declared with what is there. A pure function; safe for use by many threads. */
public final class Planner {

  private Planner() {}

  /**
   * The plan that brings a tool from its current state to its config.
   *
   * @param config a config with components, as the parser makes it
   * @param commits for each component that builds from source, the commit that its ref means now
   * @throws ComponentsException.Invalid when the options select what the config does not have, or
   *     leave out something that is needed and does not run
   * @throws ComponentsException.Conflict when a job that this system did not make is in the way
   */
  public static Plan plan(
      ToolConfig config, Map<ComponentName, Commit> commits, ToolState state, PlanOptions options) {
    CurrentJobs jobs = CurrentJobs.of(state);
    SequencedMap<ComponentName, Component> selected = selected(config, options);
    Admission.checkNames(selected.values(), jobs);
    if (!options.only().isEmpty()) {
      Admission.checkSelection(config, selected, jobs);
    }
    DependencyGraph graph = DependencyGraph.of(selected, Component::waitFor);
    List<BuildStep> builds = new BuildPlanning(config, commits, state.built(), options).steps();
    List<RunStep> runs =
        graph.ordered(new RunPlanning(builds, jobs, options).steps(selected.values()));
    List<RemoveStep> removals =
        options.only().isEmpty() ? Removals.of(config, state.ownedJobs()) : List.of();
    return new Plan(
        builds,
        runs,
        removals,
        graph.stages(),
        Estimation.of(builds, runs, graph, state.durations()));
  }

  private static SequencedMap<ComponentName, Component> selected(
      ToolConfig config, PlanOptions options) {
    if (options.only().isEmpty()) {
      return config.components();
    }
    SequencedMap<ComponentName, Component> selected = new LinkedHashMap<>(config.components());
    selected.keySet().removeIf(name -> !options.selects(name));
    List<String> unknown =
        options.only().stream()
            .filter(name -> !selected.containsKey(name))
            .map(ComponentName::value)
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw ComponentsException.Invalid.because(
          "The config has no component '%s'; it has: %s"
              .formatted(String.join("', '", unknown), String.join(", ", names(config))));
    }
    return selected;
  }

  private static List<String> names(ToolConfig config) {
    return config.components().keySet().stream().map(ComponentName::value).toList();
  }
}
