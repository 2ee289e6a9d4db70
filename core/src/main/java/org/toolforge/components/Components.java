package org.toolforge.components;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.deployment.Repetitions;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Preparer.Prepared;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * Everything that can be asked of the system, whoever asks: HTTP, command line or an embedding
 * service. Calls return at once; the engine carries deployments out. Safe for use by many threads.
 *
 * <p>Any method may throw {@link ComponentsException.Unavailable} when something behind it does not
 * answer.
 */
public final class Components {

  private static final System.Logger LOG = System.getLogger(Components.class.getName());
  private static final int ATTEMPTS = 100;

  private final ConfigStore configs;
  private final DeploymentStore deployments;
  private final Preparer preparer;
  private final ConfigParser parser;
  private final Limits limits;
  private final InstantSource clock;
  private final RandomGenerator random;

  public Components(
      ConfigStore configs,
      DeploymentStore deployments,
      Preparer preparer,
      ConfigParser parser,
      Limits limits,
      InstantSource clock,
      RandomGenerator random) {
    this.configs = configs;
    this.deployments = deployments;
    this.preparer = preparer;
    this.parser = parser;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
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
    return configs
        .find(tool)
        .orElseThrow(
            () -> new ComponentsException.NotFound("No configuration found for tool: " + tool));
  }

  /**
   * Stores a config in place of whatever is there. What a pointer points to is fetched and checked
   * as well, and not stored.
   *
   * @throws ComponentsException.Invalid with every mistake in it; then nothing is stored
   */
  public StoredConfig saveConfig(ToolName tool, Node document, String savedBy) {
    ConfigDocument valid = checked(document);
    return retried(() -> configs.save(tool, valid, revision(tool), savedBy, clock.instant()));
  }

  /**
   * Stores a config in place of the one that the caller saw.
   *
   * @param expected the revision that the caller saw; {@link ConfigStore#NO_REVISION} for none
   * @throws ComponentsException.Conflict when somebody stored another one since
   */
  public StoredConfig replaceConfig(ToolName tool, Node document, long expected, String savedBy) {
    return configs
        .save(tool, checked(document), expected, savedBy, clock.instant())
        .orElseThrow(() ->
            new ComponentsException.Conflict(
                ("The config of %s is no longer at revision %d. Read it again and apply your"
                        + " change to it.")
                    .formatted(tool, expected)));
  }

  /**
   * Removes the tool's config; what runs goes on running.
   *
   * @return what was removed
   * @throws ComponentsException.NotFound when it has none
   */
  public StoredConfig deleteConfig(ToolName tool) {
    return retried(() -> {
      StoredConfig stored = config(tool);
      return configs.remove(tool, stored.revision()) ? Optional.of(stored) : Optional.empty();
    });
  }

  /**
   * What a deployment would do now. Changes nothing.
   *
   * @throws ComponentsException.NotFound when the tool has no config, or a repository no such ref
   * @throws ComponentsException.Invalid when the request does not fit the config
   * @throws ComponentsException.Conflict when something that is not ours is in the way
   */
  public Prepared plan(ToolName tool, DeploymentRequest request) {
    return preparer.prepare(tool, snapshot(tool), request);
  }

  /** What a deployment would do now if this were the tool's config. Changes nothing. */
  public Prepared plan(ToolName tool, DeploymentRequest request, Node candidate) {
    ConfigSnapshot config = new ConfigSnapshot(revision(tool), parser.parse(candidate), "");
    return preparer.prepare(tool, config, request);
  }

  /**
   * Starts a deployment of the tool's config and returns at once.
   *
   * @throws ComponentsException.NotFound when the tool has no config
   * @throws ComponentsException.Conflict when another deployment is active, or the plan that the
   *     request is pinned to is out of date
   */
  public Deployment deploy(ToolName tool, DeploymentRequest request) {
    ConfigSnapshot config = snapshot(tool);
    if (request.pinnedTo() != null
        && !preparer.prepare(tool, config, request).id().equals(request.pinnedTo())) {
      throw new ComponentsException.Conflict(
          ("The plan %s is out of date: the config, the repositories, the options or what runs have"
                  + " changed since. Make a new plan.")
              .formatted(request.pinnedTo()));
    }
    return create(tool, config, request);
  }

  /**
   * The deployment of that id.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public Deployment deployment(ToolName tool, DeploymentId id) {
    return stored(tool, id).deployment();
  }

  /**
   * The newest deployment.
   *
   * @throws ComponentsException.NotFound when there is none
   */
  public Deployment latestDeployment(ToolName tool) {
    List<Deployment> all = deployments(tool);
    if (all.isEmpty()) {
      throw new ComponentsException.NotFound("Tool " + tool + " has no deployments yet");
    }
    return all.getLast();
  }

  /** The deployments that are kept, oldest first. */
  public List<Deployment> deployments(ToolName tool) {
    return deployments.list(tool).stream()
        .map(StoredDeployment::deployment)
        .filter(deployment -> deployment.intent() != Intent.DELETE)
        .toList();
  }

  /**
   * Asks a deployment to stop; once this returns it ends as cancelled. Asking again is no error.
   *
   * @throws ComponentsException.NotFound when there is none of that id
   * @throws ComponentsException.Conflict when it is finished
   */
  public Deployment cancel(ToolName tool, DeploymentId id) {
    return retried(
            () -> {
              StoredDeployment stored = stored(tool, id);
              if (stored.deployment().isFinished()) {
                throw new ComponentsException.Conflict(
                    "Deployment %s cannot be cancelled: it is %s already"
                        .formatted(id, stored.deployment().status().word()));
              }
              return deployments.saveIntent(stored, Intent.CANCEL);
            })
        .deployment();
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
    return create(tool, failed.progress().config(), Repetitions.retryOf(failed, createdBy));
  }

  /**
   * Starts a deployment of an earlier one's config with the images that it built.
   *
   * @throws ComponentsException.Conflict when that one did not succeed, or another deployment is
   *     active
   */
  public Deployment rollback(ToolName tool, DeploymentId id, String createdBy) {
    Deployment earlier = deployment(tool, id);
    return create(tool, earlier.progress().config(), Repetitions.rollbackTo(earlier, createdBy));
  }

  /**
   * Removes a deployment from the list. One that is not finished is cancelled first; once this
   * returns, another deployment may be made.
   *
   * @return it as it was
   * @throws ComponentsException.NotFound when there is none of that id
   */
  public Deployment deleteDeployment(ToolName tool, DeploymentId id) {
    return retried(() -> {
      StoredDeployment stored = stored(tool, id);
      boolean done =
          stored.deployment().isFinished()
              ? deployments.remove(stored)
              : deployments.saveIntent(stored, Intent.DELETE).isPresent();
      return done ? Optional.of(stored.deployment()) : Optional.empty();
    });
  }

  /**
   * Calls back, from any thread, with each new state of any deployment; may repeat or swap some.
   */
  public Subscription watch(Consumer<Deployment> onChange) {
    return deployments.watch(stored -> onChange.accept(stored.deployment()));
  }

  private ConfigDocument checked(Node document) {
    ConfigDocument valid = parser.parse(document);
    preparer.followed(new ConfigSnapshot(ConfigStore.NO_REVISION, valid, ""));
    return valid;
  }

  private long revision(ToolName tool) {
    return configs.find(tool).map(StoredConfig::revision).orElse(ConfigStore.NO_REVISION);
  }

  private ConfigSnapshot snapshot(ToolName tool) {
    StoredConfig stored = config(tool);
    return new ConfigSnapshot(stored.revision(), stored.document(), "");
  }

  private Deployment create(ToolName tool, ConfigSnapshot config, DeploymentRequest request) {
    List<StoredDeployment> earlier = deployments.list(tool);
    Instant createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!earlier.isEmpty()) {
      // The order of creation must hold even when the clocks of two replicas differ.
      Instant earliest = earlier.getLast().deployment().createdAt().plusMillis(1);
      createdAt = createdAt.isAfter(earliest) ? createdAt : earliest;
    }
    DeploymentId id = DeploymentId.create(tool, createdAt, random);
    Deployment created =
        deployments.create(Deployment.create(id, tool, createdAt, request, config)).deployment();
    dropOldest(earlier, limits.keptDeployments() - 1);
    return created;
  }

  /** What is being deleted takes up nobody's place: it goes by itself. */
  private void dropOldest(List<StoredDeployment> oldestFirst, int kept) {
    try {
      drop(oldestFirst, kept);
    } catch (ComponentsException.Unavailable e) {
      // The deployment is made; the next one drops what is too many.
      LOG.log(System.Logger.Level.DEBUG, "Old deployments are kept for now: {0}", e.getMessage());
    }
  }

  private void drop(List<StoredDeployment> oldestFirst, int kept) {
    List<StoredDeployment> visible =
        oldestFirst.stream()
            .filter(stored -> stored.deployment().intent() != Intent.DELETE)
            .toList();
    int surplus = visible.size() - kept;
    for (StoredDeployment stored : visible) {
      if (surplus > 0 && stored.deployment().isFinished()) {
        deployments.remove(stored);
        surplus--;
      }
    }
  }

  private StoredDeployment stored(ToolName tool, DeploymentId id) {
    return deployments
        .find(tool, id)
        .filter(stored -> stored.deployment().intent() != Intent.DELETE)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Deployment %s not found for tool: %s".formatted(id, tool)));
  }

  /** Repeats a compare-and-set until nobody comes in between. */
  private static <T> T retried(Supplier<Optional<T>> attempt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<T> result = attempt.get();
      if (result.isPresent()) {
        return result.get();
      }
    }
    throw new ComponentsException.Unavailable(
        "Too many others write the same thing at the moment. Try again.", Duration.ofSeconds(1));
  }
}
