package org.toolforge.components.http.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.BuildStep;

/** Which commit a component's image is made of, whoever builds it. */
final class Commits {

  private Commits() {}

  static @Nullable String of(BuildStep step, List<BuildStep> steps) {
    return switch (step.action()) {
      case BuildStep.Action.Build build -> build.source().commit().hash();
      case BuildStep.Action.Reuse reuse -> reuse.source().commit().hash();
      case BuildStep.Action.None none ->
          steps.stream()
              .filter(other -> other.component().equals(none.imageOf()))
              .findFirst()
              .map(builder -> of(builder, steps))
              .orElse(null);
    };
  }
}
