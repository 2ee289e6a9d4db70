package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.toolforge.components.config.ComponentName;

/**
 * Which component waits for which, with everything that follows from it. Ties keep the order in
 * which the components were given, so equal input gives equal output. Immutable.
 */
public final class DependencyGraph {

  private final List<List<ComponentName>> stages;

  private DependencyGraph(List<List<ComponentName>> stages) {
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
    Map<ComponentName, Integer> numbers = HashMap.newHashMap(waitsFor.size());
    waitsFor.forEach((component, dependencies) -> numbers.put(component, numbers.size()));
    int[][] dependencies = new int[waitsFor.size()][];
    int next = 0;
    for (Collection<ComponentName> names : waitsFor.values()) {
      dependencies[next++] =
          names.stream().map(numbers::get).filter(n -> n != null).mapToInt(n -> n).toArray();
    }
    return staged(List.copyOf(waitsFor.sequencedKeySet()), stages(dependencies));
  }

  /** Kahn's algorithm: the stage of each component, which is one after its last dependency's. */
  private static int[] stages(int[][] dependencies) {
    int[][] dependents = dependents(dependencies);
    int[] open = new int[dependencies.length];
    int[] stages = new int[dependencies.length];
    int[] queue = new int[dependencies.length];
    int queued = 0;
    for (int component = 0; component < dependencies.length; component++) {
      open[component] = dependencies[component].length;
      if (open[component] == 0) {
        queue[queued++] = component;
      }
    }
    for (int done = 0; done < queued; done++) {
      int component = queue[done];
      for (int dependent : dependents[component]) {
        stages[dependent] = stages[component] + 1;
        if (--open[dependent] == 0) {
          queue[queued++] = dependent;
        }
      }
    }
    if (queued < dependencies.length) {
      throw new IllegalArgumentException("Components wait for each other in a circle");
    }
    return stages;
  }

  private static int[][] dependents(int[][] dependencies) {
    int[] counts = new int[dependencies.length];
    for (int[] those : dependencies) {
      for (int dependency : those) {
        counts[dependency]++;
      }
    }
    int[][] dependents = new int[dependencies.length][];
    Arrays.setAll(dependents, component -> new int[counts[component]]);
    for (int component = 0; component < dependencies.length; component++) {
      for (int dependency : dependencies[component]) {
        dependents[dependency][--counts[dependency]] = component;
      }
    }
    return dependents;
  }

  private static DependencyGraph staged(List<ComponentName> components, int[] stageOf) {
    List<List<ComponentName>> stages = new ArrayList<>();
    for (int component = 0; component < stageOf.length; component++) {
      while (stages.size() <= stageOf[component]) {
        stages.add(new ArrayList<>());
      }
      stages.get(stageOf[component]).add(components.get(component));
    }
    return new DependencyGraph(stages.stream().map(List::copyOf).toList());
  }

  /** Every component after all that it waits for. */
  public List<ComponentName> order() {
    return stages.stream().flatMap(List::stream).toList();
  }

  /** Components that may start together, a list for each round; the first waits for nothing. */
  public List<List<ComponentName>> stages() {
    return stages;
  }
}
