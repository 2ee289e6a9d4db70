package org.toolforge.components.kubernetes.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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
public final class Mirror<T> implements Informer.Listener {

  /** How many deletions of our own are remembered until a watch tells of them too. */
  private static final int REMEMBERED_DELETIONS = 10_000;

  /** An object at one of its versions. */
  private record Known<T>(String uid, long version, T value) {}

  /**
   * Makes what is kept of an object; may look at what was kept of its version before.
   *
   * @param <T> what is kept of an object
   */
  public interface Reading<T> extends BiFunction<KubeObject, Optional<T>, T> {}

  private final Reading<T> reading;
  private final Map<String, Map<String, Known<T>>> byNamespace = new HashMap<>();
  private final SequencedSet<String> deleted = new LinkedHashSet<>();
  private final List<Consumer<T>> watchers = new CopyOnWriteArrayList<>();

  public Mirror(Reading<T> reading) {
    this.reading = reading;
  }

  public synchronized Optional<T> find(String namespace, String name) {
    return Optional.ofNullable(in(namespace).get(name)).map(Known::value);
  }

  public synchronized List<T> list(String namespace) {
    return in(namespace).values().stream().map(Known::value).toList();
  }

  public synchronized List<T> all() {
    return byNamespace.values().stream()
        .map(Map::values)
        .flatMap(Collection::stream)
        .map(Known::value)
        .toList();
  }

  /** Calls back after it learned of a newer version of an object. */
  public Subscription watch(Consumer<T> onWrite) {
    watchers.add(onWrite);
    return () -> watchers.remove(onWrite);
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
    Optional<Known<T>> before = known(object);
    T value = reading.apply(object, before.map(Known::value));
    if (put(object, value)) {
      watchers.forEach(watcher -> watcher.accept(value));
    }
    return value;
  }

  private synchronized Optional<Known<T>> known(KubeObject object) {
    return Optional.ofNullable(in(object.namespace()).get(object.name()))
        .filter(known -> known.uid().equals(object.uid()));
  }

  private synchronized boolean put(KubeObject object, T value) {
    Known<T> present = in(object.namespace()).get(object.name());
    if (deleted.contains(object.uid())
        || (present != null && present.version() >= object.version())) {
      return false;
    }
    byNamespace
        .computeIfAbsent(object.namespace(), namespace -> new HashMap<>())
        .put(object.name(), new Known<>(object.uid(), object.version(), value));
    return true;
  }

  /** Takes note that an object is gone, before any watch tells of it. */
  public synchronized void forget(KubeObject object) {
    if (deleted.add(object.uid()) && deleted.size() > REMEMBERED_DELETIONS) {
      deleted.removeFirst();
    }
    drop(object.namespace(), object.name(), object.uid());
  }

  @Override
  public synchronized void deleted(KubeObject object) {
    deleted.remove(object.uid());
    drop(object.namespace(), object.name(), object.uid());
  }

  @Override
  public synchronized void listed(Set<String> uids, long version) {
    byNamespace
        .values()
        .forEach(objects ->
            objects
                .values()
                .removeIf(known -> known.version() <= version && !uids.contains(known.uid())));
    byNamespace.values().removeIf(Map::isEmpty);
  }

  private void drop(String namespace, String name, String uid) {
    Map<String, Known<T>> objects = byNamespace.get(namespace);
    if (objects != null && objects.containsKey(name) && objects.get(name).uid().equals(uid)) {
      objects.remove(name);
      if (objects.isEmpty()) {
        byNamespace.remove(namespace);
      }
    }
  }

  private Map<String, Known<T>> in(String namespace) {
    return byNamespace.getOrDefault(namespace, Map.of());
  }
}
