package org.toolforge.components.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.Maintenance;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/**
 * The shell around the {@link Reconciler}: takes a deployment from the queue, reads what the world
 * says of it, writes the decision and only then carries it out. It holds nothing that must survive:
 * whatever it forgets when it is stopped, the next one reads from the store.
 *
 * <p>Safe for use by many threads; each deployment is worked on by one at a time.
 */
public final class DeploymentEngine implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(DeploymentEngine.class.getName());

  /** A deployment whose creation nobody told of is noticed after this long at the latest. */
  private static final Duration STOCK_TAKING = Duration.ofMinutes(1);

  /** How long an engine that is not the leader, or cannot know it, waits until it tries to be. */
  private static final Duration WITHOUT_LEASE = Duration.ofSeconds(2);

  private final DeploymentStore deployments;
  private final BuildService builds;
  private final JobService jobs;
  private final Maintenance maintenance;
  private final Observer observer;
  private final Reconciler reconciler;
  private final LeaderLease lease;
  private final InstantSource clock;
  private final WorkQueue<Task> queue;
  private final BuildLine line = new BuildLine();
  private final Retries retries = new Retries();
  private final Map<ToolName, Set<DeploymentRef>> followed = new ConcurrentHashMap<>();
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  public DeploymentEngine(
      DeploymentStore deployments,
      BuildService builds,
      JobService jobs,
      Maintenance maintenance,
      Preparer preparer,
      Reconciler reconciler,
      LeaderLease lease,
      InstantSource clock) {
    this.deployments = deployments;
    this.builds = builds;
    this.jobs = jobs;
    this.maintenance = maintenance;
    this.observer = new Observer(preparer, builds, jobs, maintenance, line);
    this.reconciler = reconciler;
    this.lease = lease;
    this.clock = clock;
    this.queue = new WorkQueue<>(clock);
  }

  /** Takes up every deployment that is not at its end, and listens for changes from now on. */
  public void start() {
    subscriptions.add(deployments.watch(this::written));
    subscriptions.add(builds.watch(this::changed));
    subscriptions.add(jobs.watch(this::changed));
    subscriptions.add(maintenance.watch(notice -> changed()));
    queue.add(new Task.TakeStock());
  }

  /** Stops listening and lets {@link #work} return. Deployments stay as they are. */
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    queue.close();
    lease.release();
  }

  /** Works until the engine is closed; to be called by as many threads as are to share the work. */
  public void work() throws InterruptedException {
    for (Optional<Task> task = queue.take(); task.isPresent(); task = queue.take()) {
      process(task.get());
    }
  }

  /**
   * Does one piece of the work that is due now, in the caller's thread.
   *
   * @return whether there was any
   */
  public boolean workOnce() {
    Optional<Task> task = queue.poll();
    task.ifPresent(this::process);
    return task.isPresent();
  }

  /** When there will be something to do even if nothing is heard. */
  public Optional<Instant> nextDue() {
    return queue.nextDue();
  }

  /** How many pieces of work wait to be done, now or later. */
  public int queueLength() {
    return queue.size();
  }

  private void written(StoredDeployment stored) {
    Deployment deployment = stored.deployment();
    DeploymentRef ref = DeploymentRef.to(deployment);
    boolean ownWrite = queue.isTaken(new Task.Advance(ref)) && deployment.intent() == Intent.RUN;
    boolean atRest = deployment.isFinished() && deployment.intent() != Intent.DELETE;
    if (!ownWrite && !atRest) {
      follow(ref);
    }
  }

  private void changed(ToolName tool) {
    followed.getOrDefault(tool, Set.of()).forEach(ref -> queue.add(new Task.Advance(ref)));
    // A slot may be free that belonged to a deployment which nobody follows any more.
    line.first().ifPresent(ref -> queue.add(new Task.Advance(ref)));
  }

  private void changed() {
    followed.keySet().forEach(this::changed);
  }

  private void follow(DeploymentRef ref) {
    followed.computeIfAbsent(ref.tool(), tool -> ConcurrentHashMap.newKeySet()).add(ref);
    queue.add(new Task.Advance(ref));
  }

  private void unfollow(DeploymentRef ref) {
    followed.computeIfPresent(
        ref.tool(),
        (tool, refs) -> {
          refs.remove(ref);
          return refs.isEmpty() ? null : refs;
        });
    line.leave(ref);
  }

  private void process(Task task) {
    try {
      Optional<Duration> pause = lease.hold() ? again(task) : waitForLease(task);
      pause.ifPresent(delay -> queue.addAfter(task, delay));
    } catch (ComponentsException.Unavailable e) {
      LOG.log(System.Logger.Level.DEBUG, "{0} has to wait: {1}", task, e.getMessage());
      queue.addAfter(task, pauseAfterFailure(task));
    } catch (RuntimeException e) {
      // A defect of ours must neither end the engine nor make it spin.
      LOG.log(System.Logger.Level.ERROR, "A defect keeps the engine from " + task, e);
      queue.addAfter(task, pauseAfterFailure(task));
    } finally {
      queue.done(task);
    }
  }

  /** Taking stock is what everything else is found by again, once what was out of order works. */
  private Duration pauseAfterFailure(Task task) {
    Duration pause = retries.pauseAfterFailure(task);
    return task instanceof Task.TakeStock && pause.compareTo(WITHOUT_LEASE) > 0
        ? WITHOUT_LEASE
        : pause;
  }

  /**
   * Leaves the work to whoever has the lease. Deployments are forgotten here; once the lease is
   * held, taking stock finds all that there is to do.
   */
  private Optional<Duration> waitForLease(Task task) {
    return switch (task) {
      case Task.TakeStock ignored -> Optional.of(WITHOUT_LEASE);
      case Task.Advance advance -> {
        unfollow(advance.deployment());
        yield Optional.empty();
      }
    };
  }

  /** Does the task; says when to do it again, if ever. */
  private Optional<Duration> again(Task task) {
    return switch (task) {
      case Task.TakeStock takeStock -> takeStock(takeStock);
      case Task.Advance advance -> advance(advance);
    };
  }

  private Optional<Duration> takeStock(Task.TakeStock task) {
    List<StoredDeployment> unfinished = deployments.unfinished();
    // All are in line before the first one takes a slot.
    unfinished.forEach(stored -> line.expect(stored.deployment()));
    unfinished.forEach(stored -> follow(DeploymentRef.to(stored.deployment())));
    retries.succeeded(task);
    return Optional.of(STOCK_TAKING);
  }

  /** Takes a deployment as far as it gets now. */
  private Optional<Duration> advance(Task.Advance task) {
    DeploymentRef ref = task.deployment();
    Attempt attempt = attempt(ref, List.of());
    if (!attempt.rejections().isEmpty()) {
      // What was rejected is part of what is seen, so that it ends up in the record.
      attempt(ref, attempt.rejections());
      line.leave(ref);
      return Optional.of(retries.pauseAfterFailure(task));
    }
    retries.succeeded(task);
    if (attempt.checkAgainIn().isEmpty()) {
      unfollow(ref);
    }
    return attempt.checkAgainIn();
  }

  /** What came of one look at a deployment. */
  private record Attempt(Optional<Duration> checkAgainIn, List<Rejection> rejections) {

    /** Somebody else wrote meanwhile, so everything has to be looked at anew. */
    static final Attempt OVERTAKEN = new Attempt(Optional.of(Duration.ZERO), List.of());

    static final Attempt GONE = new Attempt(Optional.empty(), List.of());
  }

  private Attempt attempt(DeploymentRef ref, List<Rejection> rejections) {
    Optional<StoredDeployment> stored = deployments.find(ref.tool(), ref.id());
    if (stored.isEmpty()) {
      return Attempt.GONE;
    }
    Decision decision = decide(stored.get().deployment(), rejections);
    Optional<StoredDeployment> written = write(stored.get(), decision.next());
    if (written.isEmpty()) {
      return Attempt.OVERTAKEN;
    }
    Attempt attempt = carryOut(decision, written.get());
    if (written.get().version() != stored.get().version()) {
      line.next().forEach(next -> queue.add(new Task.Advance(next)));
    }
    return attempt;
  }

  private Decision decide(Deployment deployment, List<Rejection> rejections) {
    Observations seen;
    // Nobody shall wait for one that cannot take its turn.
    line.leave(DeploymentRef.to(deployment));
    try {
      seen = observer.observe(deployment, rejections);
    } catch (ComponentsException e) {
      return reconciler.reconcileBlind(deployment, String.valueOf(e.getMessage()), clock.instant());
    } catch (RuntimeException e) {
      // Limits and cancels hold even while a defect keeps everything from being seen.
      LOG.log(System.Logger.Level.ERROR, "A defect hides how " + deployment.id() + " is", e);
      return reconciler.reconcileBlind(
          deployment,
          "its builds and jobs cannot be read for a defect; see the log",
          clock.instant());
    }
    Decision decision = reconciler.reconcile(deployment, seen, clock.instant());
    line.decided(decision.next(), seen.slots());
    return decision;
  }

  /** Empty when somebody else wrote meanwhile; then everything has to be looked at anew. */
  private Optional<StoredDeployment> write(StoredDeployment stored, Deployment next) {
    return next.progress().equals(stored.deployment().progress())
        ? Optional.of(stored)
        : deployments.saveProgress(stored, next.progress());
  }

  /**
   * Carries out what the written decision wants, as long as that is still what is written and this
   * engine is still the leader. Every effect is tried, so that one that is refused does not hold up
   * the others.
   */
  private Attempt carryOut(Decision decision, StoredDeployment written) {
    List<Rejection> rejections = new ArrayList<>();
    for (Effect effect : decision.effects()) {
      if (!isCurrent(written)) {
        return Attempt.OVERTAKEN;
      }
      try {
        carryOut(effect, written);
      } catch (ComponentsException e) {
        rejections.add(new Rejection(effect, e));
      }
    }
    return new Attempt(decision.checkAgainIn(), rejections);
  }

  private boolean isCurrent(StoredDeployment written) {
    Deployment deployment = written.deployment();
    return lease.hold()
        && deployments
            .find(deployment.tool(), deployment.id())
            .map(stored -> stored.version() == written.version())
            .orElse(false);
  }

  private void carryOut(Effect effect, StoredDeployment written) {
    ToolName tool = written.deployment().tool();
    switch (effect) {
      case Effect.StartBuild start -> builds.start(tool, start.key(), start.request());
      case Effect.CancelBuild cancel -> builds.cancel(tool, cancel.key());
      case Effect.ApplyJob apply -> jobs.apply(tool, apply.spec());
      case Effect.RemoveJob remove -> jobs.remove(tool, remove.name());
      case Effect.Forget ignored -> deployments.remove(written);
    }
  }
}
