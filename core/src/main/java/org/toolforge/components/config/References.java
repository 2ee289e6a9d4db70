package org.toolforge.components.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ComponentParser.Draft;

/** Checks that what components say of each other fits together. */
final class References {

  /**
   * The name of another component, where a component mentions it.
   *
   * @param name as written, perhaps of nothing that exists
   */
  record Reference(Findings at, String name) {}

  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  References(Collection<Draft> drafts) {
    drafts.forEach(draft -> this.drafts.put(draft.key(), draft));
  }

  void check() {
    for (Draft draft : drafts.values()) {
      if (draft.reuse() != null && names(draft.reuse(), draft, Draft::builds)) {
        refuseChain(draft.reuse());
      }
      draft.waits().forEach(wait -> names(wait, draft, candidate -> true));
    }
    if (!tooMany()) {
      refuseCycles();
    }
    warnOfSharedAddress();
  }

  /** A tool has one address, which leads to one component. */
  private void warnOfSharedAddress() {
    String first = null;
    for (Draft draft : drafts.values()) {
      Field publish = draft.publish();
      if (publish == null) {
        continue;
      }
      if (first == null) {
        first = draft.key();
      } else {
        publish
            .at()
            .warning(
                "Field %s asks for the tool's address, as '%s' does already; only one of them is reached, so remove one"
                    .formatted(publish.at().dotted(), Shown.text(first)));
      }
    }
  }

  /** Whether there are so many components, which is an error, that comparing them takes long. */
  private boolean tooMany() {
    return drafts.size() > ConfigParser.MOST_COMPONENTS;
  }

  /**
   * Whether a reference names another component that exists; records it if not.
   *
   * @param possible which components the author may have meant
   */
  private boolean names(Reference reference, Draft from, Predicate<Draft> possible) {
    String name = Shown.text(reference.name());
    if (reference.name().equals(from.key())) {
      reference.at().violation("must name another component, not itself", name);
    } else if (!drafts.containsKey(reference.name())) {
      String closest = ClosestName.to(reference.name(), others(from, possible));
      String hint = closest == null ? "" : ", perhaps '%s'".formatted(Shown.text(closest));
      reference.at().violation("must name an existing component" + hint, name);
    } else {
      return true;
    }
    return false;
  }

  private List<String> others(Draft from, Predicate<Draft> possible) {
    return tooMany()
        ? List.of()
        : drafts.values().stream()
            .filter(draft -> !draft.key().equals(from.key()) && possible.test(draft))
            .map(Draft::key)
            .toList();
  }

  private void refuseChain(Reference reuse) {
    Draft builder = drafts.get(reuse.name());
    Reference next = builder == null || builder.builds() ? null : builder.reuse();
    if (next != null) {
      reuse
          .at()
          .violation(
              "must name a component that builds from source, but that one reuses '%s' itself"
                  .formatted(Shown.text(next.name())),
              Shown.text(reuse.name()));
    }
  }

  private void refuseCycles() {
    Set<String> told = new HashSet<>();
    for (Draft draft : drafts.values()) {
      List<String> cycle = told.contains(draft.key()) ? null : shortestCycle(draft.key());
      if (cycle != null) {
        told.addAll(cycle);
        draft
            .waitsAt()
            .violation(
                "these components wait for each other in a circle: %s; remove one of the steps"
                    .formatted(String.join(" -> ", cycle.stream().map(Shown::text).toList())));
      }
    }
  }

  /** The shortest way from a component back to itself, or null; breadth first. */
  private @Nullable List<String> shortestCycle(String start) {
    Map<String, String> cameFrom = new HashMap<>();
    Queue<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty() && !cameFrom.containsKey(start)) {
      String at = queue.remove();
      for (String next : waitsOf(at)) {
        if (cameFrom.putIfAbsent(next, at) == null) {
          queue.add(next);
        }
      }
    }
    List<String> backwards = new ArrayList<>(List.of(start));
    String at = cameFrom.get(start);
    while (at != null && !at.equals(start)) {
      backwards.add(at);
      at = cameFrom.get(at);
    }
    backwards.add(start);
    return at == null ? null : backwards.reversed();
  }

  /** The other components that one waits for and that exist. */
  private List<String> waitsOf(String key) {
    Draft draft = drafts.get(key);
    return draft == null
        ? List.of()
        : draft.waits().stream()
            .map(Reference::name)
            .filter(name -> drafts.containsKey(name) && !name.equals(key))
            .toList();
  }
}
