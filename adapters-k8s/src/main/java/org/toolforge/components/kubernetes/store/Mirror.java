package org.toolforge.components.kubernetes.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.port.Subscription;

/**
 * What is known of the objects of a kind: from watches, which tell late, and from our own writes,
 * which are known at once. Of two versions the newer one stays, whoever tells of it. Safe for use
 * by many threads.
 *
 * @param <T> what is kept of an object
 */
public final class Mirror<T extends Mirror.Known> implements Informer.Listener {

  private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

  /** How many deletions are remembered, so that what was read before them comes too late. */
  private static final int REMEMBERED_DELETIONS = 10_000;

  private static final long NEVER_DELETED = -1;

  /** What is kept of an object at one of its versions. */
  public interface Known {
    KubeObject object();
  }

  /**
   * Makes what is kept of an object; may look at what was kept of its version before.
   *
   * @param <T> what is kept of an object
   */
  @FunctionalInterface
  public interface Reading<T> extends BiFunction<KubeObject, Optional<T>, T> {}

  private final Reading<T> reading;
  private final Map<String, Map<String, T>> byNamespace = new HashMap<>();

  /** By uid, the version up to which nothing that is told of an object counts any more. */
  private final SequencedMap<String, Long> deleted = new LinkedHashMap<>();

  private boolean complete;
  private final List<Consumer<T>> watchers = new CopyOnWriteArrayList<>();
  private final List<Consumer<T>> mourners = new CopyOnWriteArrayList<>();

  public Mirror(Reading<T> reading) {
    this.reading = reading;
  }

  public synchronized Optional<T> find(String namespace, String name) {
    return Optional.ofNullable(in(namespace).get(name));
  }

  /**
   * Those of one namespace, in no order.
   *
   * @throws ComponentsException.Unavailable before everything was told once
   */
  public synchronized List<T> list(String namespace) {
    checkComplete();
    return List.copyOf(in(namespace).values());
  }

  /** Those of the whole cluster; otherwise as {@link #list}. */
  public synchronized List<T> all() {
    checkComplete();
    return byNamespace.values().stream().map(Map::values).flatMap(Collection::stream).toList();
  }

  /**
   * Goes on only with everything.
   *
   * @throws ComponentsException.Unavailable before everything was told once
   */
  public synchronized void checkComplete() {
    if (!complete) {
      throw new ComponentsException.Unavailable(
          "This server is still finding out what there is in the cluster. Try again in a moment.",
          Duration.ofSeconds(2));
    }
  }

  /** Calls back after it learned of a newer version of an object. */
  public Subscription watch(Consumer<T> onWrite) {
    watchers.add(onWrite);
    return () -> watchers.remove(onWrite);
  }

  /** Calls back after it learned that an object is gone, with what was known of it last. */
  public Subscription watchGone(Consumer<T> onGone) {
    mourners.add(onGone);
    return () -> mourners.remove(onGone);
  }

  /** Calls back for what is known already, because what it depends on changed. */
  public void tellAgain(T value) {
    tell(watchers, value);
  }

  private static <T> void tell(List<Consumer<T>> listeners, T value) {
    for (Consumer<T> watcher : listeners) {
      try {
        watcher.accept(value);
      } catch (RuntimeException e) {
        // Neither the other watchers nor who wrote can help it.
        LOG.log(System.Logger.Level.ERROR, "A watcher failed", e);
      }
    }
  }

  @Override
  public void seen(KubeObject object) {
    learn(object);
  }

  /**
   * Takes note of a version, unless a newer one is known or the object is known to be gone.
   *
   * @return what is kept of this version
   */
  public T learn(KubeObject object) {
    Optional<T> before = before(object);
    if (before.filter(known -> known.object().version() == object.version()).isPresent()) {
      return before.get();
    }
    T value = reading.apply(object, before);
    if (put(object, value)) {
      tellAgain(value);
    }
    return value;
  }

  private synchronized Optional<T> before(KubeObject object) {
    return Optional.ofNullable(in(object.namespace()).get(object.name()))
        .filter(known -> known.object().uid().equals(object.uid()));
  }

  private synchronized boolean put(KubeObject object, T value) {
    T present = in(object.namespace()).get(object.name());
    if (object.version() <= deleted.getOrDefault(object.uid(), NEVER_DELETED)
        || (present != null && present.object().version() >= object.version())) {
      return false;
    }
    byNamespace
        .computeIfAbsent(object.namespace(), namespace -> new HashMap<>())
        .put(object.name(), value);
    return true;
  }

  /** Takes note that an object is gone, before any watch tells of it. */
  public void forget(KubeObject object) {
    forget(object, Long.MAX_VALUE).ifPresent(gone -> tell(mourners, gone));
  }

  private synchronized Optional<T> forget(KubeObject object, long version) {
    deleted.put(object.uid(), version);
    if (deleted.size() > REMEMBERED_DELETIONS) {
      deleted.pollFirstEntry();
    }
    return drop(object.namespace(), object.name(), object.uid());
  }

  @Override
  public void deleted(KubeObject object) {
    // It may only have lost the labels that are watched for, and get them back.
    forget(object, object.version()).ifPresent(gone -> tell(mourners, gone));
  }

  @Override
  public void listed(Set<String> uids, long version) {
    List<T> gone = forgetOthers(uids, version);
    gone.forEach(one -> tell(mourners, one));
  }

  private synchronized List<T> forgetOthers(Set<String> uids, long version) {
    List<KubeObject> gone =
        byNamespace.values().stream()
            .flatMap(objects -> objects.values().stream())
            .map(Known::object)
            .filter(object -> object.version() <= version && !uids.contains(object.uid()))
            .toList();
    List<T> dropped = new ArrayList<>();
    gone.forEach(object -> forget(object, version).ifPresent(dropped::add));
    complete = true;
    return dropped;
  }

  private Optional<T> drop(String namespace, String name, String uid) {
    T known = in(namespace).get(name);
    if (known == null || !known.object().uid().equals(uid)) {
      return Optional.empty();
    }
    byNamespace.computeIfPresent(
        namespace,
        (key, objects) -> {
          objects.remove(name);
          return objects.isEmpty() ? null : objects;
        });
    return Optional.of(known);
  }

  private Map<String, T> in(String namespace) {
    return byNamespace.getOrDefault(namespace, Map.of());
  }
}
