package org.toolforge.components.kubernetes.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Trouble;
import org.toolforge.components.port.LeaderLease;

/**
 * A Lease in the namespace of this service. Once {@link #start started} it is renewed, or tried
 * for, in the background, so that {@link #hold} mostly costs nothing.
 */
public final class KubernetesLeaderLease implements LeaderLease {

  private static final System.Logger LOG = System.getLogger(KubernetesLeaderLease.class.getName());
  private static final String NAME = "components-leader";

  /** A holder that did not renew it for so long has lost it. */
  static final Duration LASTS = Duration.ofSeconds(7);

  /** The holder gives up believing before others do, as their clocks may differ a little. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  private static final Duration TICK = Duration.ofSeconds(2);

  /** Another that wrote meanwhile mostly holds it then. */
  private static final int ATTEMPTS = 2;

  private static final String SILENT = "The Kubernetes API server does not answer.";

  private final Trouble trouble = new Trouble("Who leads cannot be found out");
  private final Leases leases;
  private final String namespace;
  private final String identity;
  private final InstantSource clock;
  private final Duration checkEvery;
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("leader-lease").factory());

  /** As it was last written or read. */
  private @Nullable LeaseRecord lease;

  /** When the Lease was first seen as it is now. */
  private Instant seenAt = Instant.MIN;

  /** Whether the Lease was seen to be written by somebody, rather than just found. */
  private boolean seenWritten;

  private volatile boolean released;
  private volatile Instant renewedAt = Instant.MIN;
  private volatile Instant checkedAt = Instant.MIN;

  /**
   * A lease for one engine.
   *
   * @param namespace where the Lease is
   * @param identity tells this engine from all others
   */
  public KubernetesLeaderLease(
      KubeClient client, String namespace, String identity, InstantSource clock) {
    this(client, namespace, identity, clock, TICK.multipliedBy(2));
  }

  /**
   * A lease whose state is asked for anew when what is known is that old.
   *
   * @param checkEvery zero to ask each time
   */
  KubernetesLeaderLease(
      KubeClient client,
      String namespace,
      String identity,
      InstantSource clock,
      Duration checkEvery) {
    this.leases = new Leases(client);
    this.namespace = namespace;
    this.identity = identity;
    this.clock = clock;
    this.checkEvery = checkEvery;
  }

  /** Keeps it, or tries to get it, until it is released. */
  public void start() {
    var unused =
        keeper.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tick() {
    try {
      boolean unused = attempt();
      trouble.worked();
    } catch (ComponentsException e) {
      trouble.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A defect keeps the leader lease from being renewed", e);
    }
  }

  @Override
  public boolean hold() {
    if (released) {
      return false;
    }
    Instant now = clock.instant();
    if (checkEvery.isZero() || checkedAt.plus(checkEvery).isBefore(now)) {
      return attempt();
    }
    return isHeld(now);
  }

  /** Why it is not known who leads, if that has not been known for that long; empty otherwise. */
  public Optional<String> trouble(Duration patience) {
    return checkedAt.plus(patience).isBefore(clock.instant())
        ? trouble.now().or(() -> Optional.of(SILENT))
        : Optional.empty();
  }

  private boolean isHeld(Instant now) {
    return now.isBefore(renewedAt.plus(LASTS).minus(MARGIN));
  }

  private synchronized boolean attempt() {
    if (released) {
      return false;
    }
    Instant now = clock.instant();
    LeaseRecord present = lease != null && lease.isHeldBy(identity) ? lease : read();
    for (int i = 0; i < ATTEMPTS; i++) {
      see(present, now);
      if (!present.isHeldBy(identity) && !isFree(present, now)) {
        break;
      }
      Optional<LeaseRecord> written = leases.write(present.heldBy(identity, now, LASTS));
      if (written.isPresent()) {
        return remember(written.get(), now, now);
      }
      present = read();
    }
    return remember(present, now, Instant.MIN);
  }

  private LeaseRecord read() {
    return leases.find(namespace, NAME).orElseGet(() -> LeaseRecord.named(namespace, NAME));
  }

  /** Takes note of the Lease as it is, and of whether somebody wrote it since it was last seen. */
  private void see(LeaseRecord present, Instant now) {
    if (lease == null || lease.object().version() != present.object().version()) {
      seenAt = now;
      seenWritten = lease != null;
    }
    lease = present;
  }

  /**
   * Whether its holder is not heard of any more. The holder's clock may be wrong: whoever is seen
   * to renew the Lease has it, and whoever is not seen to for long has lost it.
   */
  private boolean isFree(LeaseRecord present, Instant now) {
    boolean renewing = seenWritten && now.isBefore(seenAt.plus(LASTS).minus(TICK));
    return present.isHeldBy("")
        || !now.isBefore(seenAt.plus(LASTS))
        || (!renewing && !now.isBefore(present.renewedAt().plus(LASTS)));
  }

  private boolean remember(LeaseRecord present, Instant now, Instant renewed) {
    see(present, now);
    renewedAt = renewed;
    checkedAt = now;
    return isHeld(now);
  }

  @Override
  public void release() {
    released = true;
    keeper.shutdown();
    // Waits for a renewal on its way: interrupted, nobody knew whether it took place.
    synchronized (this) {
      LeaseRecord present = lease;
      lease = null;
      renewedAt = Instant.MIN;
      checkedAt = Instant.MIN;
      if (present != null && present.isHeldBy(identity)) {
        giveUp(present);
      }
    }
  }

  private void giveUp(LeaseRecord present) {
    try {
      if (leases.write(free(present)).isEmpty()) {
        // Perhaps a renewal whose answer was lost.
        Optional<LeaseRecord> unused =
            Optional.of(read())
                .filter(found -> found.isHeldBy(identity))
                .flatMap(found -> leases.write(free(found)));
      }
    } catch (ComponentsException e) {
      // It runs out by itself.
      LOG.log(System.Logger.Level.DEBUG, "The leader lease is not given up: {0}", e.getMessage());
    }
  }

  private LeaseRecord free(LeaseRecord present) {
    return present.heldBy("", clock.instant(), LASTS);
  }
}
