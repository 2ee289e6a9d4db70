package org.toolforge.components.inmemory.simulation;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;

/**
 * Runs whole lives of a cluster, each from one seed: random configs, users, behaviours and faults.
 * The same seed runs the same way each time. Immutable; safe for use by many threads.
 *
 * <p>Parts can be put in place of the usual ones, to try others, or to prove that a wrong one is
 * caught.
 *
 * @param reconciler makes the reconciler under test
 * @param stores makes the stores under test, maybe around those in memory
 * @param jobs makes the job service under test, maybe around the one in memory
 * @param builds makes the build service under test, maybe around the one in memory
 */
public record Simulation(
    Function<Limits, Reconciler> reconciler,
    Stores.Choice stores,
    UnaryOperator<JobService> jobs,
    UnaryOperator<BuildService> builds) {

  /** Everything as it is shipped. */
  public static final Simulation STANDARD =
      new Simulation(
          Reconciler::new,
          (usual, clock) -> usual,
          UnaryOperator.identity(),
          UnaryOperator.identity());

  public Simulation withReconciler(Function<Limits, Reconciler> other) {
    return new Simulation(other, stores, jobs, builds);
  }

  public Simulation withStores(Stores.Choice other) {
    return new Simulation(reconciler, other, jobs, builds);
  }

  public Simulation withDeployments(UnaryOperator<DeploymentStore> other) {
    return withStores(
        (usual, clock) -> new Stores(usual.configs(), other.apply(usual.deployments())));
  }

  public Simulation withJobs(UnaryOperator<JobService> other) {
    return new Simulation(reconciler, stores, other, builds);
  }

  public Simulation withBuilds(UnaryOperator<BuildService> other) {
    return new Simulation(reconciler, stores, jobs, other);
  }

  /** Runs one seed to its end, or to the first invariant that does not hold. */
  public SeedResult run(long seed) {
    return run(seed, null);
  }

  /** Runs one seed and tells, line by line, what happens in it. */
  public SeedResult replay(long seed, Consumer<String> reader) {
    return run(seed, reader);
  }

  private SeedResult run(long seed, @Nullable Consumer<String> reader) {
    @Nullable World world = null;
    String broken = null;
    try {
      world = new World(seed, this, reader);
      world.live();
    } catch (BrokenInvariant e) {
      broken = e.getMessage();
    } catch (RuntimeException | Error e) {
      broken = "The system never fails in its own code, but it did: " + e;
    }
    return world == null
        ? new SeedResult(seed, 0, FaultCounts.NONE, broken)
        : new SeedResult(seed, world.inspector().deployments(), world.mischief().counts(), broken);
  }
}
