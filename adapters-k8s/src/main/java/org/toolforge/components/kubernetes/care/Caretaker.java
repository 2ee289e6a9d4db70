package org.toolforge.components.kubernetes.care;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.store.Mirror;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Subscription;

/**
 * Looks after objects: at each that changed, at all of them when this replica becomes the leader,
 * and again when something went wrong. Only the leader does anything. Every look starts from what
 * is known at that moment, so that none is lost and none is done twice for nothing.
 */
public final class Caretaker implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Caretaker.class.getName());
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  /**
   * Knows what to do for objects of one kind.
   *
   * @param <T> what is known of such an object
   */
  @FunctionalInterface
  public interface Care<T> {
    /**
     * Does what is to be done, if anything.
     *
     * @throws ComponentsException to be called again in a while
     */
    void look(T object);
  }

  private record Kind<T extends Mirror.Known>(Mirror<T> known, Care<T> care) {

    void look(Place place) {
      known.find(place.namespace(), place.name()).ifPresent(care::look);
    }
  }

  private record Place(Kind<?> kind, String namespace, String name) {}

  /** What is planned; that something is to be looked at later does not put off a change. */
  private record Look(Place place, boolean later) {}

  private final LeaderLease lease;
  private final List<Kind<?>> kinds = new CopyOnWriteArrayList<>();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final Set<Look> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("caretaker").factory());

  /** As the executor saw it last; for its thread alone. */
  private boolean leading;

  public Caretaker(LeaderLease lease) {
    this.lease = lease;
  }

  /** Looks after the objects of one more kind from now on. */
  public <T extends Mirror.Known> void add(Mirror<T> known, Care<T> care) {
    Kind<T> kind = new Kind<>(known, care);
    kinds.add(kind);
    subscriptions.add(known.watch(object -> plan(kind, object, Duration.ZERO)));
  }

  public void start() {
    var unused =
        executor.scheduleWithFixedDelay(this::takeOver, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What changed while another led may still need care. */
  private void takeOver() {
    try {
      boolean now = lease.hold();
      if (now && !leading) {
        kinds.forEach(this::planAll);
      }
      leading = now;
    } catch (ComponentsException e) {
      LOG.log(System.Logger.Level.DEBUG, "Who leads is not known: {0}", e.getMessage());
    } catch (RuntimeException e) {
      // Thrown on, it would end these looks for good.
      LOG.log(System.Logger.Level.ERROR, "A defect hides who leads", e);
    }
  }

  private <T extends Mirror.Known> void planAll(Kind<T> kind) {
    kind.known().all().forEach(object -> plan(kind, object, Duration.ZERO));
  }

  private void plan(Kind<?> kind, Mirror.Known object, Duration delay) {
    plan(new Place(kind, object.object().namespace(), object.object().name()), delay);
  }

  private void plan(Place place, Duration delay) {
    Look look = new Look(place, !delay.isZero());
    if (waiting.add(look)) {
      try {
        var unused = executor.schedule(() -> look(look), delay.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "Closed; {0} is left to the next leader", place.name());
      }
    }
  }

  private void look(Look look) {
    Place place = look.place();
    waiting.remove(look);
    try {
      if (lease.hold()) {
        place.kind().look(place);
      } else {
        // What is left out here is looked at once this replica leads again.
        leading = false;
      }
    } catch (ComponentsException e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} has to wait: {1}", place.name(), e.getMessage());
      plan(place, PAUSE_AFTER_FAILURE);
    } catch (RuntimeException e) {
      // A defect with one object must not end the care for the others.
      LOG.log(
          System.Logger.Level.ERROR, "A defect keeps " + place.name() + " from being seen to", e);
    }
  }

  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    executor.shutdownNow();
  }
}
