package org.toolforge.components.engine;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.Verdict;

/** A decision of the reconciler, in the ways that tests ask about it. */
record Decided(Decision decision) {

  Deployment next() {
    return decision.next();
  }

  Phase phase() {
    return next().phase();
  }

  BuildProgress build(String component) {
    return Optional.ofNullable(next().progress().builds().get(new ComponentName(component)))
        .orElseThrow();
  }

  RunProgress run(String component) {
    return Optional.ofNullable(next().progress().runs().get(new ComponentName(component)))
        .orElseThrow();
  }

  Verdict verdict() {
    return next().verdict().orElseThrow();
  }

  /** The effects as short texts, such as {@code "apply api"}. */
  List<String> effects() {
    return decision.effects().stream()
        .map(effect ->
            switch (effect) {
              case Effect.StartBuild start -> "build " + start.key().component();
              case Effect.CancelBuild cancel -> "cancel " + cancel.key().component();
              case Effect.ApplyJob apply -> "apply " + apply.component();
              case Effect.RemoveJob remove -> "remove " + remove.name();
              case Effect.Forget ignored -> "forget";
            })
        .toList();
  }

  /** What surrounds the deployment as it was decided. */
  World then() {
    return World.around(next());
  }
}
