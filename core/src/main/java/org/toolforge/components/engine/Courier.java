package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.Tally;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Notifier;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * Tells those who wanted to know that a deployment or a run has ended: tries until it is answered,
 * with growing pauses, and gives up at some time. It holds nothing that must survive: what is still
 * to be told, the stores say. Somebody may be told twice, when what became of a call could not be
 * noted; nobody is told of what was removed meanwhile.
 *
 * <p>Safe for use by many threads; each end is told of by one at a time.
 */
public final class Courier implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Courier.class.getName());

  /** What nobody told of is noticed after this long at the latest. */
  private static final Duration STOCK_TAKING = Duration.ofMinutes(1);

  /** How long one that is not the leader, or cannot know it, waits until it tries to be. */
  private static final Duration WITHOUT_LEASE = Duration.ofSeconds(2);

  private static final Duration AFTER_CONFLICT = Duration.ofMillis(100);
  private static final Duration WITHOUT_STORE = Duration.ofSeconds(5);
  private static final Duration AFTER_DEFECT = Duration.ofMinutes(1);

  /** How long closing waits for calls that are under way. */
  private static final Duration LAST_CALLS = Duration.ofSeconds(3);

  private final DeploymentStore deployments;
  private final RunService runs;
  private final Notifier notifier;
  private final CallbackLimits limits;
  private final LeaderLease lease;
  private final InstantSource clock;
  private final Mail mail;
  private final Pauses pauses;
  private final Turns turns;
  private final WorkQueue<Errand> queue;
  private final Semaphore callers;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  /** How often each was tried that is still to be told of, since this one knows of it. */
  private final Map<Errand.Tell, Integer> tries = new ConcurrentHashMap<>();

  /** What became of calls and is not noted yet. */
  private final Map<Errand.Tell, CallbackState> settled = new ConcurrentHashMap<>();

  private final LongAdder delivered = new LongAdder();
  private final LongAdder givenUp = new LongAdder();
  private volatile boolean closed;

  /**
   * A courier that is not started.
   *
   * @param lease that of the engine beside it
   * @param random keeps calls from all being made at once; for use by many threads
   */
  public Courier(
      DeploymentStore deployments,
      RunService runs,
      Notifier notifier,
      CallbackLimits limits,
      LeaderLease lease,
      InstantSource clock,
      RandomGenerator random) {
    this.deployments = deployments;
    this.runs = runs;
    this.notifier = notifier;
    this.limits = limits;
    this.lease = lease;
    this.clock = clock;
    mail = new Mail(deployments, runs);
    pauses = new Pauses(random);
    turns = new Turns(limits);
    queue = new WorkQueue<>(clock);
    callers = new Semaphore(limits.inAll());
  }

  /** Takes up what is still to be told, and listens for ends from now on. */
  public void start() {
    subscriptions.add(deployments.watch(this::written));
    subscriptions.add(runs.watch(tool -> queue.add(new Errand.LookAtRuns(tool))));
    queue.add(new Errand.TakeStock());
  }

  /** Starts it, with a thread for each call that it makes. */
  public void startWorking() {
    start();
    var unused = Thread.ofVirtual().name("courier").start(this::work);
  }

  private void work() {
    try {
      for (Optional<Errand> next = queue.take(); next.isPresent(); next = queue.take()) {
        Errand errand = next.get();
        callers.acquire();
        var unused =
            Thread.ofVirtual()
                .name("courier-call")
                .start(() -> {
                  try {
                    process(errand);
                  } finally {
                    callers.release();
                  }
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Does one piece of the work that is due now, in the caller's thread.
   *
   * @return whether there was any
   */
  public boolean workOnce() {
    Optional<Errand> errand = queue.poll();
    errand.ifPresent(this::process);
    return errand.isPresent();
  }

  /** When there will be something to do even if nothing is heard. */
  public Optional<Instant> nextDue() {
    return queue.nextDue();
  }

  /** What came of it so far. */
  public Tally tally() {
    return new Tally(delivered.sum(), givenUp.sum(), tries.size());
  }

  /** Begins no more calls, and waits a moment for those under way. The lease is left as it is. */
  @Override
  public void close() {
    closed = true;
    subscriptions.forEach(Subscription::close);
    queue.close();
    try {
      boolean unused =
          callers.tryAcquire(limits.inAll(), LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void written(StoredDeployment stored) {
    if (stored.deployment().awaitsCall()) {
      expect(Mail.of(stored.deployment()));
    }
  }

  /** What is known has its time already. */
  private void expect(Errand.Tell tell) {
    if (tries.putIfAbsent(tell, 0) == null) {
      queue.add(tell);
    }
  }

  private void forget(Errand.Tell tell) {
    settled.remove(tell);
    tries.remove(tell);
  }

  private void process(Errand errand) {
    try {
      Optional<Duration> pause = lease.hold() ? again(errand) : leaveToLeader(errand);
      pause.ifPresent(delay -> queue.addAfter(errand, delay));
    } catch (ComponentsException.Unavailable e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} has to wait: {1}", errand, e.getMessage());
      queue.addAfter(errand, errand instanceof Errand.TakeStock ? WITHOUT_LEASE : WITHOUT_STORE);
    } catch (RuntimeException e) {
      // A defect of ours must neither end the courier nor make it spin.
      LOG.log(
          closed ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR,
          "A defect keeps the courier from " + errand,
          e);
      queue.addAfter(errand, AFTER_DEFECT);
    } finally {
      queue.done(errand);
    }
  }

  /** To whoever has the lease; once it is held here, taking stock finds all that there is to do. */
  private Optional<Duration> leaveToLeader(Errand errand) {
    return switch (errand) {
      case Errand.TakeStock ignored -> Optional.of(WITHOUT_LEASE);
      case Errand.LookAtRuns ignored -> Optional.empty();
      case Errand.Tell tell -> {
        forget(tell);
        queue.addAfter(new Errand.TakeStock(), WITHOUT_LEASE);
        yield Optional.empty();
      }
    };
  }

  /** Does it; says when to do it again, if ever. */
  private Optional<Duration> again(Errand errand) {
    return switch (errand) {
      case Errand.TakeStock ignored -> {
        mail.all().forEach(this::expect);
        yield Optional.of(STOCK_TAKING);
      }
      case Errand.LookAtRuns look -> {
        mail.ofRuns(look.tool()).forEach(this::expect);
        yield Optional.empty();
      }
      case Errand.Tell tell -> tell(tell);
    };
  }

  private Optional<Duration> tell(Errand.Tell tell) {
    Optional<Letter> letter = mail.find(tell);
    if (letter.isEmpty()) {
      forget(tell);
      return Optional.empty();
    }
    if (settled.get(tell) == null) {
      Letter found = letter.get();
      if (!turns.enter(tell, found.host())) {
        return Optional.empty();
      }
      Optional<Duration> pause;
      try {
        pause = call(tell, found);
      } finally {
        turns.leave(tell, found.host()).forEach(queue::add);
      }
      if (pause.isPresent()) {
        return pause;
      }
    }
    return note(tell);
  }

  /** Says how long to wait for the next try; empty when none is needed. */
  private Optional<Duration> call(Errand.Tell tell, Letter letter) {
    String trouble;
    try {
      notifier.call(letter.url(), letter.notice());
      delivered.increment();
      settled.put(tell, new CallbackState.Delivered(clock.instant()));
      return Optional.empty();
    } catch (ComponentsException.Forbidden | ComponentsException.NotFound e) {
      giveUp(tell, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (ComponentsException.Unavailable e) {
      trouble = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "A defect keeps the courier from " + tell, e);
      trouble = "it cannot be made for a defect; see the log";
    }
    int tried = tries.merge(tell, 1, Integer::sum);
    Duration pause = pauses.after(tried);
    Instant end = letter.notice().endedAt().plus(limits.patience());
    if (clock.instant().plus(pause).isAfter(end)) {
      giveUp(
          tell,
          "Nobody took it within %s of the end. At the last try: %s"
              .formatted(words(limits.patience()), trouble));
      return Optional.empty();
    }
    LOG.log(System.Logger.Level.DEBUG, "{0} failed, time {1}: {2}", tell, tried, trouble);
    return Optional.of(pause);
  }

  private static String words(Duration time) {
    return time.toMinutes() < 60
        ? time.toSeconds() + " seconds"
        : time.toHours() == 1 ? "an hour" : time.toHours() + " hours";
  }

  private void giveUp(Errand.Tell tell, String why) {
    givenUp.increment();
    settled.put(tell, new CallbackState.GivenUp(clock.instant(), why));
    LOG.log(
        System.Logger.Level.ERROR,
        "The callback for {0} of tool {1} is given up: {2}",
        tell.id(),
        tell.tool(),
        why);
  }

  private Optional<Duration> note(Errand.Tell tell) {
    CallbackState state = settled.get(tell);
    if (state != null && !mail.note(tell, state)) {
      return Optional.of(AFTER_CONFLICT);
    }
    forget(tell);
    return Optional.empty();
  }
}
