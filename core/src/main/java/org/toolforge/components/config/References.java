package org.toolforge.components.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that what components say of each other fits together. */
final class References {

  private final Map<String, ComponentDraft> drafts = new LinkedHashMap<>();
  private final Findings findings;

  References(Collection<ComponentDraft> drafts, Findings findings) {
    drafts.forEach(draft -> this.drafts.put(draft.key(), draft));
    this.findings = findings;
  }

  void check() {
    Map<String, Set<String>> edges = new LinkedHashMap<>();
    for (ComponentDraft draft : drafts.values()) {
      checkReuse(draft);
      edges.put(draft.key(), checkWaits(draft));
    }
    for (List<String> cycle : new WaitCycles(edges).find()) {
      ComponentDraft first = draft(cycle.getFirst());
      String spelled = String.join(" -> ", cycle.stream().map(Shown::text).toList());
      findings.violation(
          first.waitsAt(),
          "these components wait for each other in a circle: %s; remove one of the steps"
              .formatted(spelled));
    }
  }

  private ComponentDraft draft(String key) {
    ComponentDraft draft = drafts.get(key);
    if (draft == null) {
      throw new IllegalArgumentException(key);
    }
    return draft;
  }

  private void checkReuse(ComponentDraft draft) {
    Reference reuse = draft.build().reuse();
    if (reuse == null) {
      return;
    }
    String name = Shown.text(reuse.name());
    if (reuse.name().equals(draft.key())) {
      findings.violation(reuse.place(), "must name another component, not itself", name);
    } else if (!drafts.containsKey(reuse.name())) {
      findings.violation(reuse.place(), unknown(reuse.name()), name);
    } else {
      Reference next = draft(reuse.name()).build().reuse();
      if (next != null) {
        findings.violation(
            reuse.place(),
            "must name a component that builds from source, but that one reuses '%s' itself"
                .formatted(Shown.text(next.name())),
            name);
      }
    }
  }

  /** The existing other components that one waits for. */
  private Set<String> checkWaits(ComponentDraft draft) {
    Set<String> existing = new LinkedHashSet<>();
    for (Reference wait : draft.waits()) {
      String name = Shown.text(wait.name());
      if (wait.name().equals(draft.key())) {
        findings.violation(wait.place(), "must name another component, not itself", name);
      } else if (drafts.containsKey(wait.name())) {
        existing.add(wait.name());
      } else {
        findings.violation(wait.place(), unknown(wait.name()), name);
      }
    }
    return existing;
  }

  private String unknown(String name) {
    String closest = ClosestName.to(name, drafts.keySet());
    return "must name an existing component"
        + (closest == null ? "" : "; did you mean '%s'?".formatted(Shown.text(closest)));
  }
}
