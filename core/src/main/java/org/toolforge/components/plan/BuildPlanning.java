package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ReusedBuild;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.plan.BuildStep.Action;
import org.toolforge.components.plan.Reason.Because;

/** Decides which images are built, each source once. */
final class BuildPlanning {

  private record Revision(RepositoryUrl repository, Commit commit) {}

  private final ToolConfig config;
  private final Map<ComponentName, Commit> commits;
  private final Map<ResolvedSource, Image> built;
  private final PlanOptions options;
  private final Set<RepositoryUrl> builtRepositories = new HashSet<>();
  private final Set<Revision> builtRevisions = new HashSet<>();

  BuildPlanning(
      ToolConfig config,
      Map<ComponentName, Commit> commits,
      Map<ResolvedSource, Image> built,
      PlanOptions options) {
    this.config = config;
    this.commits = commits;
    this.built = built;
    this.options = options;
    for (ResolvedSource source : built.keySet()) {
      builtRepositories.add(source.repository());
      builtRevisions.add(new Revision(source.repository(), source.commit()));
    }
  }

  /** A step for each selected component and for those whose builds they reuse, in config order. */
  List<BuildStep> steps() {
    Map<ResolvedSource, ComponentName> builders = new HashMap<>();
    List<BuildStep> steps = new ArrayList<>();
    Set<ComponentName> needed = needed();
    for (Component component : config.components().values()) {
      if (options.only().isEmpty() || needed.contains(component.name())) {
        steps.add(
            switch (component.build()) {
              case ReusedBuild reused -> shared(component.name(), reused.component());
              case GitSource source -> fromSource(component.name(), source, builders);
            });
      }
    }
    return steps;
  }

  /** The selected components and their builders; of no interest when all are selected. */
  private Set<ComponentName> needed() {
    Set<ComponentName> needed = new HashSet<>();
    for (ComponentName name : options.only()) {
      config.component(name).map(config::builderOf).map(Component::name).ifPresent(needed::add);
      needed.add(name);
    }
    return needed;
  }

  private BuildStep fromSource(
      ComponentName component, GitSource git, Map<ResolvedSource, ComponentName> builders) {
    Commit commit = commits.get(component);
    if (commit == null) {
      throw new IllegalArgumentException("No commit was resolved for component " + component);
    }
    ResolvedSource source = ResolvedSource.of(git, commit);
    Image pinned = options.images().get(component);
    if (pinned != null) {
      return new BuildStep(component, new Action.Reuse(source, pinned), List.of(Because.KEPT));
    }
    ComponentName first = builders.putIfAbsent(source, component);
    if (first != null) {
      return shared(component, first);
    }
    Image existing = built.get(source);
    if (existing != null && !options.forceBuild()) {
      return new BuildStep(
          component, new Action.Reuse(source, existing), List.of(Because.ALREADY_BUILT));
    }
    return new BuildStep(component, new Action.Build(source), List.of(reason(source)));
  }

  private static BuildStep shared(ComponentName component, ComponentName builder) {
    return new BuildStep(
        component, new Action.None(builder), List.of(new Reason.SharesBuild(builder.value())));
  }

  private Reason reason(ResolvedSource source) {
    if (!builtRepositories.contains(source.repository())) {
      return Because.NEVER_BUILT;
    }
    if (!builtRevisions.contains(new Revision(source.repository(), source.commit()))) {
      return Because.SOURCE_CHANGED;
    }
    return built.containsKey(source) ? Because.FORCED : Because.OPTIONS_CHANGED;
  }
}
