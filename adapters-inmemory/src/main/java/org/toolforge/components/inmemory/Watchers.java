package org.toolforge.components.inmemory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.toolforge.components.port.Subscription;

/** Those who want to hear of changes. They are told in the thread that makes the change. */
final class Watchers<T> {

  private static final System.Logger LOG = System.getLogger(Watchers.class.getName());

  private final List<Consumer<T>> consumers = new CopyOnWriteArrayList<>();

  Subscription add(Consumer<T> consumer) {
    // A wrapper of its own, so that the same consumer can be there twice and leave once.
    Consumer<T> own = change -> consumer.accept(change);
    consumers.add(own);
    return () -> consumers.remove(own);
  }

  /** Never to be called under a lock: a watcher may call back. */
  void tell(T change) {
    for (Consumer<T> consumer : consumers) {
      try {
        consumer.accept(change);
      } catch (RuntimeException e) {
        // The change has happened; whoever made it is not to blame for a listener.
        LOG.log(System.Logger.Level.ERROR, "A listener failed", e);
      }
    }
  }
}
