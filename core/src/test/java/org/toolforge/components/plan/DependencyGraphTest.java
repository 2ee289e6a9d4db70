package org.toolforge.components.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.ComponentName;

class DependencyGraphTest {

  @Test
  void keepsTheGivenOrderAmongEquals() {
    DependencyGraph graph = DependencyGraph.of(edges("c", "", "a", "", "d", "a", "b", "c"));

    assertThat(graph.stages()).containsExactly(names("c", "a"), names("d", "b"));
    assertThat(graph.order()).containsExactlyElementsOf(names("c", "a", "d", "b"));
  }

  @Test
  void leavesNamesOutOfAccountThatItDoesNotKnow() {
    assertThat(DependencyGraph.of(edges("a", "elsewhere")).stages()).containsExactly(names("a"));
  }

  @Test
  void isEmptyForNothing() {
    assertThat(DependencyGraph.of(edges()).order()).isEmpty();
    assertThat(DependencyGraph.of(edges()).stages()).isEmpty();
  }

  @Test
  void refusesACircle() {
    assertThatThrownBy(() -> DependencyGraph.of(edges("a", "", "b", "a c", "c", "b")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("circle");
    assertThatThrownBy(() -> DependencyGraph.of(edges("a", "a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void putsEveryComponentIntoTheFirstStageThatItsDependenciesAllow(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      SequencedMap<ComponentName, List<ComponentName>> waitsFor = randomEdges(random);
      DependencyGraph graph = DependencyGraph.of(waitsFor);

      assertThat(graph.order()).containsExactlyInAnyOrderElementsOf(waitsFor.keySet());
      assertThat(graph.stages().stream().flatMap(List::stream).toList()).isEqualTo(graph.order());
      assertThat(stageOf(graph)).as("stages of %s", waitsFor).isEqualTo(longestChains(waitsFor));
    }
  }

  private static Map<ComponentName, Integer> stageOf(DependencyGraph graph) {
    Map<ComponentName, Integer> stageOf = new HashMap<>();
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      for (ComponentName component : graph.stages().get(stage)) {
        stageOf.put(component, stage);
      }
    }
    return stageOf;
  }

  /**
   * The length of the longest chain of dependencies below each component, the slow and sure way.
   */
  private static Map<ComponentName, Integer> longestChains(
      Map<ComponentName, List<ComponentName>> waitsFor) {
    Map<ComponentName, Integer> lengths = new HashMap<>();
    waitsFor.keySet().forEach(name -> lengths.put(name, longestChain(name, waitsFor)));
    return lengths;
  }

  private static int longestChain(
      ComponentName name, Map<ComponentName, List<ComponentName>> waitsFor) {
    int longest = 0;
    for (ComponentName dependency : waitsFor.getOrDefault(name, List.of())) {
      longest = Math.max(longest, 1 + longestChain(dependency, waitsFor));
    }
    return longest;
  }

  /** Without circles: each component waits only for such as come before it in a hidden order. */
  private static SequencedMap<ComponentName, List<ComponentName>> randomEdges(Random random) {
    List<ComponentName> hidden = new ArrayList<>();
    Map<ComponentName, List<ComponentName>> edges = new HashMap<>();
    int count = random.nextInt(9);
    for (int i = 0; i < count; i++) {
      List<ComponentName> dependencies = new ArrayList<>(hidden);
      dependencies.removeIf(name -> random.nextInt(3) > 0);
      ComponentName name = new ComponentName("c" + i);
      edges.put(name, dependencies);
      hidden.add(name);
    }
    Collections.shuffle(hidden, random);
    SequencedMap<ComponentName, List<ComponentName>> shuffled = new LinkedHashMap<>();
    hidden.forEach(name -> shuffled.put(name, edges.getOrDefault(name, List.of())));
    return shuffled;
  }

  /** Each name with the names that it waits for, separated by spaces. */
  private static SequencedMap<ComponentName, List<ComponentName>> edges(
      String... namesAndDependencies) {
    SequencedMap<ComponentName, List<ComponentName>> edges = new LinkedHashMap<>();
    for (int i = 0; i < namesAndDependencies.length; i += 2) {
      String dependencies = namesAndDependencies[i + 1];
      edges.put(
          new ComponentName(namesAndDependencies[i]),
          dependencies.isEmpty() ? List.of() : names(dependencies.split(" ", -1)));
    }
    return edges;
  }

  private static List<ComponentName> names(String... names) {
    return List.of(names).stream().map(ComponentName::new).toList();
  }
}
