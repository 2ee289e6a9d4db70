package org.toolforge.components.port;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.ResolvedSource;

/**
 * What is asked of a build service.
 *
 * @param source what the image is made from
 * @param ref what the config calls the commit, for people to see
 * @param limit how long the build may take; the service stops one that takes longer
 * @param sandbox what the build gets in a place of its own; absent when it needs none
 */
public record BuildRequest(
    ResolvedSource source, GitRef ref, Duration limit, @Nullable Sandbox sandbox) {

  /**
   * What a deployment asks for one of its components.
   *
   * @throws IllegalArgumentException when its plan builds nothing for that component
   */
  public static BuildRequest of(Deployment deployment, ComponentName name, Limits limits) {
    Component component = deployment.component(name);
    BuildStep step = deployment.plan().flatMap(plan -> plan.build(name)).orElse(null);
    if (step == null
        || !(step.action() instanceof BuildStep.Action.Build build)
        || !(component.build() instanceof GitSource git)) {
      throw new IllegalArgumentException("Nothing is to be built for " + name);
    }
    return new BuildRequest(build.source(), git.ref(), limits.build(component), git.sandbox());
  }
}
