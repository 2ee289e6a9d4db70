package org.toolforge.components.kubernetes.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.Subscription;

/**
 * Maintenance goes on for as long as there is a ConfigMap of a certain name; what its key says is
 * the notice. It has to be told of that object and of no other.
 */
public final class KubernetesMaintenance implements Maintenance, Informer.Listener {

  /** The name of the ConfigMap. */
  public static final String NAME = "components-maintenance";

  private static final String KEY = "notice";

  private final List<Consumer<Optional<String>>> watchers = new CopyOnWriteArrayList<>();

  private volatile Optional<String> known = Optional.empty();

  /** Whether the cluster was asked once, so that an absence is known to be one. */
  private volatile boolean complete;

  @Override
  public Optional<String> notice() {
    if (!complete) {
      throw new ComponentsException.Unavailable(
          "This server is still finding out whether there is maintenance. Try again in a moment.",
          Duration.ofSeconds(2));
    }
    return known;
  }

  @Override
  public Subscription watch(Consumer<Optional<String>> onChange) {
    watchers.add(onChange);
    return () -> watchers.remove(onChange);
  }

  @Override
  public void seen(KubeObject object) {
    become(
        Optional.of(
            object
                .part("data")
                .map(data -> data.get(KEY))
                .map(notice -> Maintenance.shown(notice.getAsString()))
                .orElse("")));
  }

  @Override
  public void deleted(KubeObject object) {
    become(Optional.empty());
  }

  @Override
  public void listed(Set<String> uids, long version) {
    if (uids.isEmpty()) {
      become(Optional.empty());
    }
    if (!complete) {
      complete = true;
      tell();
    }
  }

  private void become(Optional<String> next) {
    if (!next.equals(known)) {
      known = next;
      tell();
    }
  }

  private void tell() {
    Optional<String> notice = known;
    watchers.forEach(watcher -> watcher.accept(notice));
  }
}
