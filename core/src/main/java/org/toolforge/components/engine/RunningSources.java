package org.toolforge.components.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.plan.BuildStep.Action;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.ToolState;

/**
 * What the images that run now were built from.
 *
 * @param newestFirst the deployments that are still known
 */
record RunningSources(ToolState state, List<Deployment> newestFirst) {

  /** The commit that a component runs, if it runs one of that repository. */
  Optional<Commit> commit(ComponentName component, RepositoryUrl repository) {
    return state.ownedJobs().stream()
        .map(Job.Owned::spec)
        .filter(spec -> spec.component().name().equals(component))
        .reduce((earlier, later) -> later)
        .flatMap(spec ->
            sources(component, spec.image())
                .filter(source -> source.repository().equals(repository))
                .map(ResolvedSource::commit)
                .findFirst());
  }

  private Stream<ResolvedSource> sources(ComponentName component, Image image) {
    Stream<ResolvedSource> deployed =
        newestFirst.stream()
            .filter(deployment -> deployment.image(component).filter(image::equals).isPresent())
            .flatMap(deployment -> deployment.plan().stream())
            .flatMap(plan -> source(plan, component).stream());
    Stream<ResolvedSource> built =
        state.built().entrySet().stream()
            .filter(entry -> entry.getValue().equals(image))
            .map(Map.Entry::getKey);
    return Stream.concat(deployed, built);
  }

  private static Optional<ResolvedSource> source(Plan plan, ComponentName component) {
    return plan.build(component)
        .flatMap(step ->
            switch (step.action()) {
              case Action.Build build -> Optional.of(build.source());
              case Action.Reuse reuse -> Optional.of(reuse.source());
              case Action.None none -> source(plan, none.imageOf());
            });
  }
}
