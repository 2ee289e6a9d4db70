package org.toolforge.components.plan;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ComponentName;

/**
 * What a deployment does, in order: all builds, then the runs stage by stage, then the removals.
 *
 * @param builds how each component of the plan gets its image, in the order of the config
 * @param runs what happens to each component's job, every component after those it waits for
 * @param removals what the config no longer has, dependents first
 * @param stages the components of {@code runs} that may start together, round by round
 */
public record Plan(
    List<BuildStep> builds,
    List<RunStep> runs,
    List<RemoveStep> removals,
    List<List<ComponentName>> stages,
    Estimate estimate) {

  public Plan {
    builds = List.copyOf(builds);
    runs = List.copyOf(runs);
    removals = List.copyOf(removals);
    stages = List.copyOf(stages);
  }

  /** How the component gets its image, if the plan has to do with it. */
  public Optional<BuildStep> build(ComponentName component) {
    return builds.stream().filter(step -> step.component().equals(component)).findFirst();
  }

  /** What the component's image is built from, if the plan has to do with it. */
  public Optional<Commit> commit(ComponentName component) {
    return build(component)
        .flatMap(step ->
            switch (step.action()) {
              case BuildStep.Action.Build build -> Optional.of(build.source().commit());
              case BuildStep.Action.Reuse reuse -> Optional.of(reuse.source().commit());
              case BuildStep.Action.None none -> commit(none.imageOf());
            });
  }

  /** How many images are built. */
  public long buildCount() {
    return builds.stream().filter(step -> step.action() instanceof BuildStep.Action.Build).count();
  }

  /** Whether carrying the plan out would change nothing. */
  public boolean isEmpty() {
    return buildCount() == 0
        && removals.isEmpty()
        && runs.stream().allMatch(step -> step.action() == RunStep.Action.UNCHANGED);
  }
}
