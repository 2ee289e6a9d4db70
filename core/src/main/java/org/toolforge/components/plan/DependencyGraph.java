package org.toolforge.components.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.toolforge.components.config.ComponentName;

/**
 * Which component waits for which, with everything that follows from it. Ties keep the order in
 * which the components were given, so equal input gives equal output. Immutable.
 */
public final class DependencyGraph {

  private final SequencedMap<ComponentName, Integer> stageOf;
  private final List<List<ComponentName>> stages;

  private DependencyGraph(
      SequencedMap<ComponentName, Integer> stageOf, List<List<ComponentName>> stages) {
    this.stageOf = stageOf;
    this.stages = stages;
  }

  /**
   * A graph of these components.
   *
   * @param waitsFor for each component those it waits for; names that are no key are left out of
   *     account, since something outside of this graph answers for them
   * @throws IllegalArgumentException when components wait for each other in a circle; configs that
   *     were parsed have none
   */
  public static DependencyGraph of(
      SequencedMap<ComponentName, ? extends Collection<ComponentName>> waitsFor) {
    Map<ComponentName, List<ComponentName>> dependents = new LinkedHashMap<>();
    Map<ComponentName, Integer> open = new LinkedHashMap<>();
    waitsFor.forEach((component, dependencies) -> {
      int known = 0;
      for (ComponentName dependency : dependencies) {
        if (waitsFor.containsKey(dependency)) {
          dependents.computeIfAbsent(dependency, name -> new ArrayList<>()).add(component);
          known++;
        }
      }
      open.put(component, known);
    });
    return sorted(waitsFor.sequencedKeySet(), dependents, open);
  }

  /** Kahn's algorithm, stage by stage. */
  private static DependencyGraph sorted(
      Collection<ComponentName> components,
      Map<ComponentName, List<ComponentName>> dependents,
      Map<ComponentName, Integer> open) {
    Map<ComponentName, Integer> stageOf = new LinkedHashMap<>();
    Deque<ComponentName> free = new ArrayDeque<>();
    for (ComponentName component : components) {
      if (open.getOrDefault(component, 0) == 0) {
        stageOf.put(component, 0);
        free.add(component);
      }
    }
    while (!free.isEmpty()) {
      ComponentName component = free.remove();
      int next = stageOf.getOrDefault(component, 0) + 1;
      for (ComponentName dependent : dependents.getOrDefault(component, List.of())) {
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          stageOf.put(dependent, next);
          free.add(dependent);
        }
      }
    }
    if (stageOf.size() < components.size()) {
      throw new IllegalArgumentException(
          "Components wait for each other in a circle; sorted so far: " + stageOf.keySet());
    }
    return staged(components, stageOf);
  }

  private static DependencyGraph staged(
      Collection<ComponentName> components, Map<ComponentName, Integer> stageOf) {
    List<List<ComponentName>> stages = new ArrayList<>();
    for (ComponentName component : components) {
      int stage = stageOf.getOrDefault(component, 0);
      while (stages.size() <= stage) {
        stages.add(new ArrayList<>());
      }
      stages.get(stage).add(component);
    }
    SequencedMap<ComponentName, Integer> ordered = new LinkedHashMap<>();
    for (int stage = 0; stage < stages.size(); stage++) {
      for (ComponentName component : stages.get(stage)) {
        ordered.put(component, stage);
      }
    }
    return new DependencyGraph(ordered, stages.stream().map(List::copyOf).toList());
  }

  /** Every component after all that it waits for. */
  public List<ComponentName> order() {
    return List.copyOf(stageOf.sequencedKeySet());
  }

  /** Components that may start together, a list for each round; the first waits for nothing. */
  public List<List<ComponentName>> stages() {
    return stages;
  }
}
