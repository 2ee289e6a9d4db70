package org.toolforge.components;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Repetitions;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LogReader;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantState;
import org.toolforge.components.port.TenantStore;
import org.toolforge.components.status.ComponentStatus;
import org.toolforge.components.status.GeneratedConfig;
import org.toolforge.components.status.Quota;

/**
 * Everything that can be asked of the system, whoever asks: HTTP, command line or an embedding
 * service. Calls return at once; the engine carries deployments out. Safe for use by many threads.
 *
 * <p>Any method may throw {@link ComponentsException.Unavailable} when something behind it does not
 * answer.
 */
public final class Components {

  private final ConfigParser parser;
  private final Preparer preparer;
  private final Configs configs;
  private final Deployments deployments;
  private final DeploymentStore records;
  private final BuildQueue queue;
  private final Views views;
  private final Logs logs;
  private final Tenants tenants;

  /**
   * @param random makes the ids of deployments
   */
  public Components(
      ConfigStore configs,
      DeploymentStore deployments,
      BuildService builds,
      JobService jobs,
      TenantStore tenants,
      Preparer preparer,
      ConfigParser parser,
      Limits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.parser = parser;
    this.preparer = preparer;
    this.configs = new Configs(configs, preparer, parser, clock);
    this.deployments = new Deployments(deployments, limits, clock, random);
    this.records = deployments;
    this.queue = new BuildQueue(deployments, builds);
    this.views = new Views(this.configs, this.deployments, builds, queue, preparer, limits);
    this.logs = new Logs(builds, jobs);
    this.tenants = new Tenants(tenants);
  }

  /**
   * Checks a document and stores nothing.
   *
   * @throws ComponentsException.Invalid with every mistake in it
   */
  public ConfigDocument validate(Node document) {
    return parser.parse(document);
  }

  /**
   * The tool's config.
   *
   * @throws ComponentsException.NotFound when it has none
   */
  public StoredConfig config(ToolName tool) {
    return configs.current(tool);
  }

  /**
   * Stores a config in place of whatever is there. What a pointer points to is fetched and checked
   * as well, and not stored.
   *
   * @throws ComponentsException.Invalid with every mistake in it; then nothing is stored
   * @throws ComponentsException.NotFetched when what it points to cannot be had; then nothing is
   *     stored
   */
  public StoredConfig saveConfig(ToolName tool, Node document, String savedBy) {
    return configs.save(tool, document, savedBy);
  }

  /**
   * Stores a config in place of the one that the caller saw.
   *
   * @param expected the revision that the caller saw; {@link ConfigStore#NO_REVISION} for none
   * @throws ComponentsException.Stale when another one is stored by now
   * @throws ComponentsException.Invalid with every mistake in it; then nothing is stored
   * @throws ComponentsException.NotFetched when what it points to cannot be had; then nothing is
   *     stored
   */
  public StoredConfig replaceConfig(ToolName tool, Node document, long expected, String savedBy) {
    return configs.replace(tool, document, expected, savedBy);
  }

  /**
   * Removes the tool's config; what runs goes on running.
   *
   * @return what was removed
   * @throws ComponentsException.NotFound when it has none
   */
  public StoredConfig deleteConfig(ToolName tool) {
    return configs.delete(tool);
  }

  /**
   * The configs that the tool had last, oldest first, with the present one if it has one. At most
   * {@link ConfigStore#KEPT_REVISIONS}.
   *
   * @throws ComponentsException.NotFound when it never had one
   */
  public List<StoredConfig> configHistory(ToolName tool) {
    return configs.history(tool);
  }

  /**
   * One of the configs that the tool has or had.
   *
   * @throws ComponentsException.NotFound when that revision is not kept, or never was
   */
  public StoredConfig configRevision(ToolName tool, long revision) {
    return configs.revision(tool, revision);
  }

  /** The revision of the tool's config; {@link ConfigStore#NO_REVISION} when it has none. */
  public long presentRevision(ToolName tool) {
    return configs.presentRevision(tool);
  }

  /**
   * What a deployment would do now. Changes nothing.
   *
   * @throws ComponentsException.NotFound when the tool has no config, or a repository no such ref
   * @throws ComponentsException.Invalid when the request does not fit the config
   * @throws ComponentsException.Conflict when something that is not ours is in the way
   * @throws ComponentsException.NotFetched when what the config points to cannot be had
   */
  public Prepared plan(ToolName tool, DeploymentRequest request) {
    return preparer.prepare(tool, configs.followed(configs.snapshot(tool)), request);
  }

  /**
   * The plan of {@link #plan(ToolName, DeploymentRequest)}, and how its commits differ from those
   * that run, as far as the repositories tell within a few seconds.
   */
  public Prepared preview(ToolName tool, DeploymentRequest request) {
    return preparer.preview(tool, configs.followed(configs.snapshot(tool)), request);
  }

  /** The same for a config that is not stored. */
  public Prepared preview(ToolName tool, DeploymentRequest request, Node candidate) {
    return preparer.preview(tool, configs.followed(configs.snapshot(tool, candidate)), request);
  }

  /** What a deployment would do now if this were the tool's config. Changes nothing. */
  public Prepared plan(ToolName tool, DeploymentRequest request, Node candidate) {
    return preparer.prepare(tool, configs.followed(configs.snapshot(tool, candidate)), request);
  }

  /**
   * Starts a deployment of the tool's config and returns at once.
   *
   * @throws ComponentsException.NotFound when the tool has no config
   * @throws ComponentsException.Conflict when another deployment is active, or the plan that the
   *     request is pinned to is out of date
   */
  public Deployment deploy(ToolName tool, DeploymentRequest request) {
    ConfigSnapshot config = configs.snapshot(tool);
    if (request.pinnedTo() != null
        && !preparer
            .prepare(tool, configs.followed(config), request)
            .id()
            .equals(request.pinnedTo())) {
      throw new ComponentsException.Conflict(
          ("The plan %s is out of date: the config, the repositories, the options or what runs have"
                  + " changed since. Make a new plan.")
              .formatted(request.pinnedTo()));
    }
    return deployments.create(tool, config, request);
  }

  /**
   * The deployment of that id.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public Deployment deployment(ToolName tool, DeploymentId id) {
    return queue.withPlaces(deployments.stored(tool, id).deployment());
  }

  /**
   * The deployment of that id, with the version of its record.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public StoredDeployment storedDeployment(ToolName tool, DeploymentId id) {
    StoredDeployment stored = deployments.stored(tool, id);
    return new StoredDeployment(queue.withPlaces(stored.deployment()), stored.version());
  }

  /**
   * The newest deployment.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public Deployment latestDeployment(ToolName tool) {
    return queue.withPlaces(deployments.latest(tool));
  }

  /** The deployments that are kept, oldest first. */
  public List<Deployment> deployments(ToolName tool) {
    return deployments.list(tool).stream().map(queue::withPlaces).toList();
  }

  /**
   * Asks a deployment to stop; once this returns it ends as cancelled. Asking again is no error.
   *
   * @throws ComponentsException.NotFound when there is none of that id
   * @throws ComponentsException.Conflict when it is finished
   */
  public Deployment cancel(ToolName tool, DeploymentId id) {
    return deployments.cancel(tool, id);
  }

  /**
   * Starts a deployment that does again what failed or was skipped in an earlier one, from the same
   * config and the same commits. Images that were built are used again.
   *
   * @throws ComponentsException.Conflict when that one did not fail, or another deployment is
   *     active
   */
  public Deployment retry(ToolName tool, DeploymentId id, String createdBy) {
    Deployment failed = deployment(tool, id);
    return deployments.create(
        tool, failed.progress().config(), Repetitions.retryOf(failed, createdBy));
  }

  /**
   * Starts a deployment of an earlier one's config with the images that it built.
   *
   * @throws ComponentsException.Conflict when that one did not succeed, or another deployment is
   *     active
   */
  public Deployment rollback(ToolName tool, DeploymentId id, String createdBy) {
    Deployment earlier = deployment(tool, id);
    return deployments.create(
        tool, earlier.progress().config(), Repetitions.rollbackTo(earlier, createdBy));
  }

  /**
   * Removes a deployment from the list. One that is not finished is cancelled first; once this
   * returns, another deployment may be made.
   *
   * @return it as it was
   * @throws ComponentsException.NotFound when there is none of that id
   */
  public Deployment deleteDeployment(ToolName tool, DeploymentId id) {
    return deployments.delete(tool, id);
  }

  /**
   * How every component of the tool's config is, and what else runs that its deployments made. Of a
   * pointer, the config counts that was last deployed.
   *
   * @throws ComponentsException.NotFound when the tool has no config
   */
  public List<ComponentStatus> status(ToolName tool) {
    return views.status(tool);
  }

  /** The limits that the tool may meet, and how much of each it uses. */
  public List<Quota> quotas(ToolName tool) {
    return views.quotas(tool);
  }

  /** A config made from what runs, or a sample when nothing does. Stores nothing. */
  public GeneratedConfig generateConfig(ToolName tool) {
    return views.generate(tool);
  }

  /**
   * What the build prints that makes a component's image in a deployment.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such deployment, or nothing was built in
   *     it for that component
   */
  public LogReader buildLog(
      ToolName tool, DeploymentId id, ComponentName component, long after, boolean follow) {
    return logs.ofBuild(deployment(tool, id), component, after, follow);
  }

  /**
   * What a component prints as a deployment started it, or found it running.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such deployment, or it did not start that
   *     component, or another one has started it anew since
   */
  public LogReader runLog(
      ToolName tool, DeploymentId id, ComponentName component, long after, boolean follow) {
    return logs.ofRun(deployment(tool, id), component, after, follow);
  }

  /**
   * Asks for a tool to get its own place on the platform. Returns at once; {@link #tool} tells how
   * far it is.
   *
   * @param adopt whether to take the tool's namespace if somebody else has made it; without that it
   *     is left alone, and the tenant is {@link TenantState#NAMESPACE_EXISTS}
   * @throws ComponentsException.Conflict while it is being removed
   */
  public Tenant prepareTool(ToolName tool, boolean adopt) {
    return tenants.prepare(tool, adopt);
  }

  /**
   * The tool's place on the platform.
   *
   * @throws ComponentsException.NotFound when nobody asked for it
   */
  public Tenant tool(ToolName tool) {
    return tenants.find(tool);
  }

  /**
   * Takes the tool's place on the platform away, and with it what runs and what is kept there; a
   * deployment that is active ends with it. A namespace that was adopted stays, with what others
   * put there. Returns at once; {@link #tool} finds nothing once it is done.
   *
   * @return it as it goes
   * @throws ComponentsException.NotFound when there is none
   */
  public Tenant removeTool(ToolName tool) {
    return tenants.remove(tool);
  }

  /**
   * The deployment as it was told of by {@link #watch}, with the place in line of each of its
   * builds that waits for a slot, as it is now.
   */
  public Deployment withPlaces(Deployment deployment) {
    return queue.withPlaces(deployment);
  }

  /**
   * Calls back, from any thread, with each new state of any deployment; may repeat or swap some. Of
   * two states of one deployment the one with the larger version is the later.
   */
  public Subscription watch(Consumer<StoredDeployment> onChange) {
    return records.watch(onChange);
  }
}
