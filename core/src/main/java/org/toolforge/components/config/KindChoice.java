package org.toolforge.components.config;

import org.jspecify.annotations.Nullable;

/**
 * The type that a component has, and why.
 *
 * @param because the end of a sentence that starts "this component is"
 */
record KindChoice(ComponentKind kind, String because) {

  /** From the component's own word, else from its fields; null when its word is none we know. */
  static @Nullable KindChoice of(Fields component, Fields run) {
    Field written = component.get("component_type");
    if (written != null) {
      ComponentKind kind = written.choice(ComponentKind.class);
      return kind == null
          ? null
          : new KindChoice(kind, "%s by its '%s'".formatted(kind.word(), written.written()));
    }
    return run.has("schedule")
        ? new KindChoice(ComponentKind.SCHEDULED, "scheduled, since it has a 'schedule'")
        : new KindChoice(
            ComponentKind.CONTINUOUS, "continuous, since it has no 'component_type' or 'schedule'");
  }
}
