package org.toolforge.components.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.PlanId;
import org.toolforge.components.plan.Planner;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.ToolState;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.FetchedDocument;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.RepositoryLogins;
import org.toolforge.components.port.SourceRepository;
import org.toolforge.components.port.StoredDeployment;

/**
 * Reads all that a plan is made from, and has it made. Changes nothing. Safe for use by many
 * threads. Its methods throw what the ports throw.
 */
public final class Preparer {

  /**
   * A plan with what it was made from.
   *
   * @param id stays the same as long as nothing that matters changes
   * @param config the config that is deployed: the stored one, or what it points to
   * @param differences how the planned commits differ from those that run; empty unless asked for
   */
  public record Prepared(
      PlanId id,
      Plan plan,
      ConfigSnapshot config,
      Map<ComponentName, SourceDifference> differences) {}

  /** How long somebody who looks at a plan waits for what its commits bring. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record Place(RepositoryUrl repository, GitRef ref, @Nullable SecretName login) {}

  private final ConfigParser parser;
  private final ConfigFetcher fetcher;
  private final SourceRepository repositories;
  private final RepositoryLogins logins;
  private final BuildService builds;
  private final JobService jobs;
  private final DeploymentStore deployments;

  public Preparer(
      ConfigParser parser,
      ConfigFetcher fetcher,
      SourceRepository repositories,
      RepositoryLogins logins,
      BuildService builds,
      JobService jobs,
      DeploymentStore deployments) {
    this.parser = parser;
    this.fetcher = fetcher;
    this.repositories = repositories;
    this.logins = logins;
    this.builds = builds;
    this.jobs = jobs;
    this.deployments = deployments;
  }

  /** Plans for the config as it is now, or as it was when the snapshot was taken. */
  public Prepared prepare(ToolName tool, ConfigSnapshot stored, DeploymentRequest request) {
    return prepared(tool, stored, request).prepared();
  }

  /** A plan with what was there when it was made. */
  private record Basis(Prepared prepared, ToolState state, List<Deployment> earlier) {}

  private Basis prepared(ToolName tool, ConfigSnapshot stored, DeploymentRequest request) {
    ConfigSnapshot config = followed(stored);
    ToolConfig declared = config.document().config();
    Map<ComponentName, Commit> commits = commits(tool, declared, request);
    List<Deployment> earlier = deployments(tool);
    ToolState state = state(tool, earlier);
    Plan plan = Planner.plan(declared, commits, state, request.options());
    PlanId id = PlanId.of(tool, config.revision(), declared, request.options(), plan, state);
    return new Basis(new Prepared(id, plan, config, Map.of()), state, earlier);
  }

  /** Plans for somebody to look at, who also wants to know what the planned commits bring. */
  public Prepared preview(ToolName tool, ConfigSnapshot stored, DeploymentRequest request) {
    Basis basis = prepared(tool, stored, request);
    Prepared prepared = basis.prepared();
    RunningSources running = new RunningSources(basis.state(), basis.earlier().reversed());
    ToolConfig config = prepared.config().document().config();
    return new Prepared(
        prepared.id(),
        prepared.plan(),
        prepared.config(),
        new Differences(repositories, component -> accessTo(tool, config, component), PATIENCE)
            .of(prepared.plan(), running));
  }

  /**
   * Gets the config that a pointer points to. Anything else is given back as it is, also what was
   * fetched before.
   *
   * @throws ComponentsException.Invalid when what was fetched is no config with components
   */
  public ConfigSnapshot followed(ConfigSnapshot stored) {
    ConfigSource source = stored.document().config().source();
    if (source == null || !stored.fetched().isEmpty()) {
      return stored;
    }
    FetchedDocument fetched = fetcher.fetch(source);
    return new ConfigSnapshot(
        stored.revision(), parser.parseFetched(fetched.document()), fetched.revision());
  }

  /** Resolves every ref that the request needs and does not pin, each once. */
  private Map<ComponentName, Commit> commits(
      ToolName tool, ToolConfig config, DeploymentRequest request) {
    Map<Place, Commit> resolved = new HashMap<>();
    Map<ComponentName, Commit> commits = new HashMap<>(request.commits());
    for (Component component : config.components().values()) {
      Component builder = config.builderOf(component);
      if (request.options().selects(component.name())
          && builder.build() instanceof GitSource git
          && !commits.containsKey(builder.name())) {
        commits.put(
            builder.name(),
            resolved.computeIfAbsent(
                new Place(git.repository(), git.ref(), login(git)),
                place ->
                    repositories.resolve(place.repository(), accessTo(tool, git), place.ref())));
      }
    }
    return commits;
  }

  private static @Nullable SecretName login(GitSource git) {
    return git.sandbox() == null ? null : git.sandbox().repositoryAuth();
  }

  /** As whom a repository is asked. */
  private RepositoryAccess accessTo(ToolName tool, GitSource git) {
    SecretName secret = login(git);
    return secret == null ? new RepositoryAccess.Anonymous() : logins.find(tool, secret);
  }

  private RepositoryAccess accessTo(ToolName tool, ToolConfig config, ComponentName component) {
    return config
        .component(component)
        .map(Component::build)
        .filter(GitSource.class::isInstance)
        .map(source -> accessTo(tool, (GitSource) source))
        .orElseGet(RepositoryAccess.Anonymous::new);
  }

  /** What is there now, before a deployment. */
  public ToolState state(ToolName tool) {
    return state(tool, deployments(tool));
  }

  private List<Deployment> deployments(ToolName tool) {
    return deployments.list(tool).stream().map(StoredDeployment::deployment).toList();
  }

  private ToolState state(ToolName tool, List<Deployment> earlier) {
    Map<ResolvedSource, Image> built = new HashMap<>();
    for (Build build : builds.list(tool)) {
      if (build.state() instanceof BuildState.Succeeded succeeded) {
        built.put(build.source(), succeeded.image());
      }
    }
    return new ToolState(
        jobs.list(tool), built, History.succeededOneOffs(earlier), History.durations(earlier));
  }
}
