package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.DeploymentMapper;
import org.toolforge.components.kubernetes.mapping.UnreadableObject;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * Deployments as ToolDeployments in their tools' namespaces: what was asked is the spec, what the
 * engine saw is the status, and a deletion waits for the engine by a finalizer. Who makes one with
 * kubectl gets the same as who asks the API: the guard and the finalizer are seen to before the
 * first progress is written, and nothing is carried out before that.
 */
public final class KubernetesDeploymentStore implements DeploymentStore {

  private static final Resource KIND = Resource.TOOL_DEPLOYMENTS;

  /** Keeps a deployment from going before an engine has seen to its end. */
  static final String FINALIZER = Resource.OUR_GROUP + "/cleanup";

  private final KubeClient client;
  private final Mirror<KnownDeployment> known;
  private final DeploymentMapper mapper;
  private final DeploymentReading reading;
  private final Function<ToolName, Optional<ConfigSnapshot>> configs;
  private final Refusals refusals;
  private final PhaseEvents events;
  private final Guard guard;

  /**
   * A store in a cluster.
   *
   * @param known what watches tell; it must be complete before the store is used
   * @param leases those of the tools' namespaces
   * @param configs the present config of a tool, as far as it is valid
   */
  public KubernetesDeploymentStore(
      KubeClient client,
      Mirror<KnownDeployment> known,
      Mirror<LeaseRecord> leases,
      DeploymentMapper mapper,
      Function<ToolName, Optional<ConfigSnapshot>> configs,
      Refusals refusals,
      ClusterEvents events,
      InstantSource clock) {
    this.client = client;
    this.known = known;
    this.mapper = mapper;
    this.reading = new DeploymentReading(mapper);
    this.configs = configs;
    this.refusals = refusals;
    this.events = new PhaseEvents(events);
    this.guard = new Guard(client, leases, this::isActive, clock);
  }

  @Override
  public StoredDeployment create(Deployment deployment) {
    ToolName tool = deployment.tool();
    Optional<DeploymentId> other = guard.take(tool, deployment.id());
    if (other.isPresent()) {
      throw inTheWay(tool, other.get());
    }
    StoredDeployment made = stored(post(deployment)).orElseThrow();
    if (!mapper.isUntouched(deployment)) {
      made = saveProgress(made, deployment.progress()).orElse(made);
    }
    return deployment.intent() == Intent.DELETE
        ? saveIntent(made, Intent.DELETE).orElse(made)
        : made;
  }

  private KnownDeployment post(Deployment deployment) {
    KubeObject object =
        KubeObject.named(KIND, Namespaces.of(deployment.tool()), deployment.id().value());
    JsonArray finalizers = new JsonArray();
    finalizers.add(FINALIZER);
    object.metadata().add("finalizers", finalizers);
    Labels.mark(object);
    object.tree().add("spec", mapper.spec(deployment));
    try {
      return client
          .create(KIND, object)
          .map(known::learn)
          .orElseThrow(() ->
              new ComponentsException.Conflict(
                  "There is a deployment %s of tool %s already."
                      .formatted(deployment.id(), deployment.tool())));
    } catch (ComponentsException.Unavailable e) {
      // It may have been made all the same; else the guard frees itself in a while.
      throw e;
    } catch (ComponentsException e) {
      guard.giveBack(Namespaces.of(deployment.tool()), deployment.id().value());
      throw e;
    }
  }

  private ComponentsException inTheWay(ToolName tool, DeploymentId other) {
    String status =
        find(tool, other)
            .map(stored -> stored.deployment().status().word())
            .orElse("about to be made");
    return new ComponentsException.Conflict(
        ("Deployment %s of tool %s is still %s. Wait for it to end, or cancel it and wait until it is"
                + " cancelled.")
            .formatted(other, tool, status));
  }

  /** Known for sure: an end is for good, anything else is asked for. */
  private Optional<Boolean> isActive(ToolName tool, DeploymentId id) {
    Optional<KnownDeployment> seen = known.find(Namespaces.of(tool), id.value());
    return seen.filter(one -> one.complete().map(all -> !all.isActive()).orElse(false)).isPresent()
        ? Optional.of(false)
        : fetch(tool, id)
            .map(one -> stored(one).map(all -> all.deployment().isActive()).orElse(false));
  }

  @Override
  public Optional<StoredDeployment> find(ToolName tool, DeploymentId id) {
    // Another replica may have made it just now.
    return known
        .find(Namespaces.of(tool), id.value())
        .or(() -> fetch(tool, id))
        .flatMap(this::stored);
  }

  private Optional<KnownDeployment> fetch(ToolName tool, DeploymentId id) {
    return fetch(Namespaces.of(tool), id.value());
  }

  private Optional<KnownDeployment> fetch(String namespace, String name) {
    return client.get(KIND, namespace, name).map(known::learn);
  }

  @Override
  public List<StoredDeployment> list(ToolName tool) {
    return oldestFirst(known.list(Namespaces.of(tool)).stream());
  }

  @Override
  public List<StoredDeployment> unfinished() {
    return oldestFirst(known.all().stream().filter(one -> !one.isAtRest()));
  }

  @Override
  public List<StoredDeployment> awaitingCall() {
    return oldestFirst(known.all().stream().filter(KnownDeployment::awaitsCall));
  }

  private List<StoredDeployment> oldestFirst(Stream<KnownDeployment> some) {
    return some.sorted(KnownDeployment.OLDEST_FIRST)
        .map(this::stored)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public Subscription watch(Consumer<StoredDeployment> onWrite) {
    return known.watch(one -> stored(one).ifPresent(onWrite));
  }

  @Override
  public Optional<StoredDeployment> saveProgress(StoredDeployment base, Progress progress) {
    return current(base)
        .flatMap(one -> one.isNew() ? admitted(one, base.deployment()) : Optional.of(one))
        .flatMap(one -> put(one, base.deployment(), base.deployment().with(progress)));
  }

  private Optional<StoredDeployment> put(KnownDeployment one, Deployment before, Deployment next) {
    KubeObject object = one.object();
    KubeObject body = object.writable(KIND);
    body.tree()
        .add(
            "status",
            mapper.status(next, one.lastingSpec(), object.generation(), one.conditions()));
    Optional<KubeObject> written = client.replaceStatus(KIND, body);
    written.ifPresent(stored -> events.tell(before, next, stored));
    return learned(next, written);
  }

  /** Sees to it that it may begin: nobody else is active, and it cannot vanish from then on. */
  private Optional<KnownDeployment> admitted(KnownDeployment one, Deployment deployment) {
    if (deployment.isActive()) {
      try {
        Optional<DeploymentId> other = guard.take(deployment.tool(), deployment.id());
        if (other.isPresent()) {
          return refused(one, "Conflict", inTheWay(deployment.tool(), other.get()));
        }
      } catch (ComponentsException.Unavailable e) {
        throw e;
      } catch (ComponentsException e) {
        // Trying again would not help, and only the object can tell who made it.
        return refused(one, "Refused", e);
      }
    }
    Optional<KnownDeployment> held = withFinalizer(one);
    if (held.isEmpty()) {
      refresh(one.object().namespace(), one.object().name());
    }
    return held;
  }

  private Optional<KnownDeployment> refused(
      KnownDeployment one, String reason, ComponentsException why) {
    if (!refusals.refuse(one, reason, String.valueOf(why.getMessage()))) {
      refresh(one.object().namespace(), one.object().name());
    }
    return Optional.empty();
  }

  private Optional<KnownDeployment> withFinalizer(KnownDeployment one) {
    KubeObject object = one.object();
    if (object.finalizers().contains(FINALIZER) || object.isBeingDeleted()) {
      return Optional.of(one);
    }
    JsonArray finalizers = new JsonArray();
    object.finalizers().forEach(finalizers::add);
    finalizers.add(FINALIZER);
    return patchFinalizers(object, finalizers).map(known::learn);
  }

  private Optional<KubeObject> patchFinalizers(KubeObject object, JsonArray finalizers) {
    KubeObject changes = object.writable(KIND);
    changes.metadata().add("finalizers", finalizers);
    return client.patch(KIND, object.namespace(), object.name(), changes.tree());
  }

  @Override
  public Optional<StoredDeployment> saveIntent(StoredDeployment base, Intent intent) {
    Deployment next = base.deployment().wanting(intent);
    Optional<KnownDeployment> present = current(base);
    if (next.intent() == base.deployment().intent()) {
      return present.flatMap(this::stored);
    }
    return learned(
        next,
        present.flatMap(one ->
            switch (next.intent()) {
              case RUN -> Optional.empty();
              case CANCEL -> cancel(one.object());
              case DELETE -> withFinalizer(one).flatMap(held -> client.delete(KIND, held.object()));
            }));
  }

  private Optional<KubeObject> cancel(KubeObject object) {
    KubeObject changes = object.writable(KIND);
    JsonObject spec = new JsonObject();
    spec.addProperty("intent", "cancel");
    changes.tree().add("spec", spec);
    return client.patch(KIND, object.namespace(), object.name(), changes.tree());
  }

  @Override
  public boolean remove(StoredDeployment base) {
    return current(base).map(one -> remove(one.object())).orElse(false);
  }

  /** Lets the cluster forget it; false when somebody wrote since it was read. */
  public boolean remove(KubeObject object) {
    // Once the deployment is gone, its guard would look like that of one which is about to be made.
    guard.giveBack(object.namespace(), object.name());
    Optional<KubeObject> left = Optional.of(object);
    if (object.finalizers().contains(FINALIZER)) {
      JsonArray others = new JsonArray();
      object.finalizers().stream().filter(name -> !name.equals(FINALIZER)).forEach(others::add);
      left = patchFinalizers(object, others);
    }
    if (!object.isBeingDeleted()) {
      left = left.flatMap(unheld -> client.delete(KIND, unheld));
    }
    left.ifPresentOrElse(
        ignored -> known.forget(object), () -> refresh(object.namespace(), object.name()));
    return left.isPresent();
  }

  /** What is known of it, if nobody wrote since the base was read. */
  private Optional<KnownDeployment> current(StoredDeployment base) {
    Deployment deployment = base.deployment();
    return known
        .find(Namespaces.of(deployment.tool()), deployment.id().value())
        .filter(one -> one.object().version() == base.version());
  }

  private Optional<StoredDeployment> learned(Deployment meant, Optional<KubeObject> written) {
    if (written.isEmpty()) {
      refresh(Namespaces.of(meant.tool()), meant.id().value());
    }
    return written.map(known::learn).flatMap(this::stored);
  }

  /** Somebody else wrote: what they wrote is asked for, so that the next try sees it. */
  private void refresh(String namespace, String name) {
    Optional<KnownDeployment> before = known.find(namespace, name);
    if (fetch(namespace, name).isEmpty()) {
      before.ifPresent(one -> known.forget(one.object()));
    }
  }

  private Optional<StoredDeployment> stored(KnownDeployment one) {
    return one.meaning() instanceof KnownDeployment.Meaning.WithoutConfig
        ? withPresentConfig(one)
        : one.stored();
  }

  private Optional<StoredDeployment> withPresentConfig(KnownDeployment one) {
    try {
      return Namespaces.tool(one.object().namespace())
          .flatMap(configs)
          .map(config -> reading.read(one, config))
          .map(deployment -> new StoredDeployment(deployment, one.object().version()));
    } catch (UnreadableObject e) {
      return Optional.empty();
    }
  }

  /** What keeps it from being worked on, now that the tool has a config; empty if nothing does. */
  public Optional<String> problem(KnownDeployment one) {
    try {
      Namespaces.tool(one.object().namespace())
          .flatMap(configs)
          .ifPresent(config -> reading.read(one, config));
      return Optional.empty();
    } catch (UnreadableObject e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Says of a finished one that what was wanted of it since is known, and comes too late. */
  public void observe(KnownDeployment one) {
    one.complete()
        .filter(deployment -> one.isAtRest() && !one.isObserved())
        .ifPresent(deployment -> put(one, deployment, deployment));
  }
}
