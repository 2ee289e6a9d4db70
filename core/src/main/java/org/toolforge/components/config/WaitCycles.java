package org.toolforge.components.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Finds the circles in which components wait for each other. For a hundred components at most, so
 * plain rather than fast.
 */
final class WaitCycles {

  private final Map<String, Set<String>> edges;

  /**
   * @param edges from each component to those that it waits for, all of them keys too
   */
  WaitCycles(Map<String, Set<String>> edges) {
    this.edges = edges;
  }

  /**
   * One of the shortest circles for each group that is tied up in circles: it starts and ends at
   * the group's first component, in the order of the keys.
   */
  List<List<String>> find() {
    List<List<String>> cycles = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (String start : edges.keySet()) {
      if (told.contains(start)) {
        continue;
      }
      List<String> cycle = shortestFrom(start);
      if (!cycle.isEmpty()) {
        cycles.add(cycle);
        Set<String> reached = reachedFrom(start).keySet();
        reached.stream().filter(name -> reachedFrom(name).containsKey(start)).forEach(told::add);
      }
    }
    return cycles;
  }

  private List<String> shortestFrom(String start) {
    Map<String, String> cameFrom = reachedFrom(start);
    if (!cameFrom.containsKey(start)) {
      return List.of();
    }
    List<String> backwards = new ArrayList<>();
    backwards.add(start);
    String at = cameFrom.getOrDefault(start, start);
    while (!at.equals(start)) {
      backwards.add(at);
      at = cameFrom.getOrDefault(at, start);
    }
    backwards.add(start);
    Collections.reverse(backwards);
    return backwards;
  }

  /** Everything that can be reached over at least one edge, nearest first, and from where. */
  private Map<String, String> reachedFrom(String start) {
    Map<String, String> cameFrom = new HashMap<>();
    Queue<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      String at = queue.remove();
      for (String next : edges.getOrDefault(at, Set.of())) {
        if (cameFrom.putIfAbsent(next, at) == null) {
          queue.add(next);
        }
      }
    }
    return cameFrom;
  }
}
