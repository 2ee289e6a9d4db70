package org.toolforge.components.inmemory;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.Subscription;

/** Maintenance that begins and ends as the embedder says. */
final class InMemoryMaintenance implements Maintenance {

  private final AtomicReference<Optional<String>> notice = new AtomicReference<>(Optional.empty());
  private final Watchers<Optional<String>> watchers = new Watchers<>();

  void begin(String words) {
    become(Optional.of(Maintenance.shown(words)));
  }

  void end() {
    become(Optional.empty());
  }

  private void become(Optional<String> next) {
    if (!notice.getAndSet(next).equals(next)) {
      watchers.tell(next);
    }
  }

  @Override
  public Optional<String> notice() {
    return notice.get();
  }

  @Override
  public Subscription watch(Consumer<Optional<String>> onChange) {
    return watchers.add(onChange);
  }
}
