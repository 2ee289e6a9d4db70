package org.toolforge.components.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import org.toolforge.components.config.ComponentName;

/**
 * Which component waits for which, with everything that follows from it. Ties keep the order in
 * which the components were given, so equal input gives equal output. Immutable.
 */
public final class DependencyGraph {

  private static final int NONE = -1;

  private final List<ComponentName> components;

  /** By number of a component, the numbers of those it waits for. */
  private final int[][] dependencies;

  /** The numbers of all components, each after those it waits for. */
  private final int[] order;

  private final List<List<ComponentName>> stages;

  private DependencyGraph(List<ComponentName> components, int[][] dependencies) {
    this.components = components;
    this.dependencies = dependencies;
    int[] stageOf = stageOf(dependencies);
    this.order = byStage(stageOf);
    this.stages = stages(stageOf);
  }

  /** A graph of these components; as {@link #of(SequencedMap, Function)}. */
  public static DependencyGraph of(
      SequencedMap<ComponentName, ? extends Collection<ComponentName>> waitsFor) {
    return of(waitsFor, Function.identity());
  }

  /**
   * A graph of these components.
   *
   * @param waitsFor what each of them waits for; names that are no key are left out of account,
   *     since something outside of this graph answers for them
   * @throws IllegalArgumentException when components wait for each other in a circle; configs that
   *     were parsed have none
   */
  public static <C> DependencyGraph of(
      SequencedMap<ComponentName, C> components,
      Function<? super C, ? extends Collection<ComponentName>> waitsFor) {
    Map<ComponentName, Integer> numbers = HashMap.newHashMap(components.size());
    components.forEach((name, component) -> numbers.put(name, numbers.size()));
    int[][] dependencies = new int[components.size()][];
    int next = 0;
    for (C component : components.values()) {
      dependencies[next++] = numbered(waitsFor.apply(component), numbers);
    }
    return new DependencyGraph(List.copyOf(components.sequencedKeySet()), dependencies);
  }

  private static int[] numbered(
      Collection<ComponentName> names, Map<ComponentName, Integer> numbers) {
    int[] known = new int[names.size()];
    int count = 0;
    for (ComponentName name : names) {
      Integer number = numbers.get(name);
      if (number != null) {
        known[count++] = number;
      }
    }
    return Arrays.copyOf(known, count);
  }

  /** Kahn's algorithm: the stage of each component, which is one after its last dependency's. */
  private static int[] stageOf(int[][] dependencies) {
    int[][] dependents = dependents(dependencies);
    int[] open = new int[dependencies.length];
    int[] stageOf = new int[dependencies.length];
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
        stageOf[dependent] = stageOf[component] + 1;
        if (--open[dependent] == 0) {
          queue[queued++] = dependent;
        }
      }
    }
    if (queued < dependencies.length) {
      throw new IllegalArgumentException("Components wait for each other in a circle");
    }
    return stageOf;
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

  /** A counting sort: the components of the first stage, then those of the second, and so on. */
  private static int[] byStage(int[] stageOf) {
    int[] starts = new int[Arrays.stream(stageOf).max().orElse(NONE) + 2];
    for (int stage : stageOf) {
      starts[stage + 1]++;
    }
    for (int stage = 1; stage < starts.length; stage++) {
      starts[stage] += starts[stage - 1];
    }
    int[] order = new int[stageOf.length];
    for (int component = 0; component < stageOf.length; component++) {
      order[starts[stageOf[component]]++] = component;
    }
    return order;
  }

  private List<List<ComponentName>> stages(int[] stageOf) {
    List<List<ComponentName>> all = new ArrayList<>();
    for (int component : order) {
      if (all.size() <= stageOf[component]) {
        all.add(new ArrayList<>());
      }
      all.getLast().add(components.get(component));
    }
    return all.stream().map(List::copyOf).toList();
  }

  /** Every component after all that it waits for. */
  public List<ComponentName> order() {
    return ordered(components);
  }

  /**
   * Puts something that each component has into the order in which the components come.
   *
   * @param byComponent one for each component, in the order in which the components were given
   */
  <T> List<T> ordered(List<T> byComponent) {
    return Arrays.stream(order).<T>mapToObj(byComponent::get).toList();
  }

  /** Components that may start together, a list for each round; the first waits for nothing. */
  public List<List<ComponentName>> stages() {
    return stages;
  }

  /**
   * The chain of components, each waiting for the one before it, whose costs add up to the most; as
   * positions in {@link #order}.
   *
   * @param costs at least 0 each, in the order of {@link #order}
   */
  List<Integer> longestChain(long[] costs) {
    long[] length = new long[order.length];
    int[] position = new int[order.length];
    int[] before = new int[order.length];
    int last = NONE;
    for (int here = 0; here < order.length; here++) {
      position[order[here]] = here;
      before[here] = NONE;
      for (int dependency : dependencies[order[here]]) {
        int there = position[dependency];
        if (before[here] == NONE || length[there] > length[before[here]]) {
          before[here] = there;
        }
      }
      length[here] = costs[here] + (before[here] == NONE ? 0 : length[before[here]]);
      last = last == NONE || length[here] > length[last] ? here : last;
    }
    Deque<Integer> chain = new ArrayDeque<>();
    for (int link = last; link != NONE; link = before[link]) {
      chain.addFirst(link);
    }
    return List.copyOf(chain);
  }
}
