package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.store.Mirror;

/**
 * Makes places for builds, and removes them. All of it may be repeated: what is there already
 * stays. Safe for use by many threads.
 */
public final class Sandboxes {

  private static final System.Logger LOG = System.getLogger(Sandboxes.class.getName());

  /** Where no run was made after this long, none will be. */
  static final Duration START = Duration.ofMinutes(1);

  private static final Duration MOMENT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final KubeClient client;
  private final SandboxSettings settings;
  private final PipelineHome home;
  private final Supplies supplies;
  private final Walls walls;
  private final InstantSource clock;
  private final Mirror<KnownSandbox> known =
      new Mirror<>((object, before) -> KnownSandbox.of(object));

  public Sandboxes(
      KubeClient client, SandboxSettings settings, PipelineHome home, InstantSource clock) {
    this.client = client;
    this.settings = settings;
    this.home = home;
    this.supplies = new Supplies(client, settings, home);
    this.walls = new Walls(settings);
    this.clock = clock;
  }

  /** Follows what there is of them. */
  public Informer informer() {
    return new Informer(
        client, Resource.NAMESPACES, SandboxMarks.namespaces(home.namespace()), known);
  }

  public Mirror<KnownSandbox> known() {
    return known;
  }

  /** Whether a run, or a task of one, that is in the sandbox of a build is one of ours. */
  public boolean isOurs(KubeObject object, String build) {
    return object.namespace().equals(SandboxOrder.namespaceOf(build))
        && SandboxMarks.isOf(object, home.namespace());
  }

  /** Whether a build is known to have one. */
  public boolean has(String id) {
    return known.find("", SandboxOrder.namespaceOf(id)).isPresent();
  }

  /** What a build gets that asks for this; absent when it gets no place of its own. */
  public @Nullable Sandbox wanted(@Nullable Sandbox asked) {
    return asked == null && settings.always() ? Sandbox.PLAIN : asked;
  }

  /**
   * Has a sandbox ready for a build. When that is refused, nothing of it is left; after anything
   * else some of it may be, until it is tried again or given up.
   *
   * @param run as it would be without one
   * @return the run, to be made next
   * @throws ComponentsException.NotFound when a secret is not there that the build names
   * @throws ComponentsException.Invalid when the build names what it cannot get
   * @throws ComponentsException.Forbidden when the platform cannot give it a sandbox
   */
  public KubeObject prepare(SandboxOrder order, KubeObject run) {
    List<Item> network = walls.network(order);
    Furniture furniture = supplies.of(order);
    Instant begun = clock.instant();
    open(order, furniture.secrets().size(), begun);
    try {
      furnish(order, network, furniture);
    } catch (ComponentsException.Unavailable e) {
      throw e;
    } catch (ComponentsException.Conflict e) {
      throw going(order, e);
    } catch (ComponentsException e) {
      discard(order.id());
      throw refused(e);
    }
    if (clock.instant().isAfter(begun.plus(START))) {
      throw new ComponentsException.Unavailable(
          "It took too long to prepare the build's sandbox. It is tried again.", PAUSE);
    }
    return furniture.run(order, run, settings.secretsWorkspace());
  }

  private void open(SandboxOrder order, int secrets, Instant now) {
    KubeObject namespace = walls.namespace(order, secrets, now);
    Optional<KubeObject> made = client.create(Resource.NAMESPACES, namespace);
    Optional<KubeObject> ours = made.or(() -> taken(order, secrets, now));
    known.learn(ours.orElseThrow(() -> going(order, null)));
  }

  /** It is there, perhaps since a start that came to no end. */
  private Optional<KubeObject> taken(SandboxOrder order, int secrets, Instant now) {
    Optional<KubeObject> there = client.get(Resource.NAMESPACES, "", order.namespace());
    if (there.isPresent() && !SandboxMarks.isOf(there.get(), order)) {
      throw new ComponentsException.Forbidden(
          "The namespace %s is not free for the sandbox of this build, since somebody else made it. Tell the administrators."
              .formatted(order.namespace()));
    }
    // Whoever is about to remove it for being left over finds that it changed.
    return there
        .filter(namespace -> !namespace.isBeingDeleted())
        .flatMap(namespace ->
            client.patch(
                Resource.NAMESPACES, "", namespace.name(), again(namespace, secrets, now)));
  }

  private static JsonObject again(KubeObject seen, int secrets, Instant now) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("uid", seen.uid());
    metadata.addProperty("resourceVersion", Long.toString(seen.version()));
    metadata.add("annotations", SandboxMarks.annotations(now, secrets));
    JsonObject patch = new JsonObject();
    patch.add("metadata", metadata);
    return patch;
  }

  private static ComponentsException.Unavailable going(
      SandboxOrder order, @Nullable ComponentsException cause) {
    String message =
        "An earlier sandbox of this build, the namespace %s, is still being removed. It is tried again once that is done."
            .formatted(order.namespace());
    return cause == null
        ? new ComponentsException.Unavailable(message, PAUSE)
        : new ComponentsException.Unavailable(message, PAUSE, cause);
  }

  private void furnish(SandboxOrder order, List<Item> network, Furniture furniture) {
    network.forEach(this::create);
    furniture.secrets().forEach(secret -> create(new Item(Resource.SECRETS, secret)));
    furniture.pipeline().forEach(this::create);
    furniture
        .accounts(order, home.serviceAccount())
        .forEach(account -> client.apply(Resource.SERVICE_ACCOUNTS, account));
    walls.limits(order).forEach(this::create);
    Optional<KubeObject> quota = client.get(Resource.QUOTAS, order.namespace(), Walls.LIMITS);
    if (!settings.limits().quota().isEmpty()
        && quota.flatMap(object -> object.part("status")).filter(s -> s.has("hard")).isEmpty()) {
      // Until it is counted the API server refuses pods, and Tekton then gives up.
      throw new ComponentsException.Unavailable("The build's sandbox is being prepared.", MOMENT);
    }
  }

  private void create(Item item) {
    Optional<KubeObject> unused = client.create(item.resource(), item.object());
  }

  /** The owner can help none of it, and neither does it get better by waiting. */
  private static ComponentsException refused(ComponentsException error) {
    return new ComponentsException.Forbidden(
        "The cluster does not take the build's sandbox. Tell the administrators: "
            + error.getMessage());
  }

  /** Removes the sandbox of a build, if there is one; should that fail, it is found later. */
  public void discard(String id) {
    try {
      remove(id);
    } catch (ComponentsException e) {
      LOG.log(
          System.Logger.Level.DEBUG, "The sandbox of {0} is left for now: {1}", id, e.getMessage());
    }
  }

  /**
   * Has the sandbox of a build removed; it may be a while until it is gone.
   *
   * @throws ComponentsException.Unavailable when that has to be tried again
   */
  public void remove(String id) {
    present(id).ifPresent(this::remove);
  }

  /** As it is in the cluster now; empty when there is none, or it is about to go. */
  Optional<KubeObject> present(String id) {
    return client
        .get(Resource.NAMESPACES, "", SandboxOrder.namespaceOf(id))
        .filter(namespace -> SandboxMarks.build(namespace).filter(id::equals).isPresent())
        .filter(namespace -> SandboxMarks.isOf(namespace, home.namespace()))
        .filter(namespace -> !namespace.isBeingDeleted());
  }

  /** Only as it was seen. */
  void remove(KubeObject seen) {
    Optional<KubeObject> rest = client.delete(Resource.NAMESPACES, seen);
    if (rest.isEmpty()) {
      throw new ComponentsException.Unavailable(
          "Namespace %s changed just now.".formatted(seen.name()), MOMENT);
    }
  }
}
