package org.toolforge.components.kubernetes.resilience;

import java.time.InstantSource;
import java.util.Random;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.engine.Workers;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.kubernetes.harness.TestPlatform;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;
import org.toolforge.components.port.LeaderLease;

/**
 * A whole server but for HTTP. What it stores is in the cluster; what it builds and runs is in one
 * memory that all replicas share.
 */
final class Replica implements AutoCloseable {

  private static final int WORKERS = 4;

  private final DeadWire wire = new DeadWire();
  private final Gate gate = new Gate();
  private final TestPlatform system = TestPlatform.replica(wire.connect(), InstantSource.system());
  private final Components components;
  private final Workers workers;

  private Replica(InMemoryPlatform world) {
    ConfigParser parser = new ConfigParser(false);
    DeploymentStore deployments =
        gate.before(DeploymentStore.class, system.platform().deployments());
    BuildService builds = gate.before(BuildService.class, world.builds());
    JobService jobs = gate.before(JobService.class, world.jobs());
    LeaderLease lease = gate.before(LeaderLease.class, system.platform().lease());
    Preparer preparer =
        new Preparer(parser, world.fetcher(), world.repositories(), builds, jobs, deployments);
    components =
        new Components(
            system.platform().configs(),
            system.platform().deployments(),
            world.builds(),
            world.jobs(),
            world.tenants(),
            preparer,
            parser,
            Limits.DEFAULT,
            InstantSource.system(),
            new Random());
    workers =
        Workers.start(
            new DeploymentEngine(
                deployments,
                builds,
                jobs,
                system.platform().maintenance(),
                preparer,
                new Reconciler(Limits.DEFAULT),
                lease,
                InstantSource.system()),
            WORKERS);
  }

  static Replica start(InMemoryPlatform world) {
    return new Replica(world);
  }

  Components components() {
    return components;
  }

  Gate gate() {
    return gate;
  }

  boolean leads() {
    try {
      return system.platform().lease().hold();
    } catch (ComponentsException.Unavailable e) {
      return false;
    }
  }

  /** Lets it stand still, and nobody hear of it. */
  void pause() {
    gate.close();
    wire.silence(true);
  }

  /** Lets it go on as if no time had passed. */
  void wakeUp() {
    wire.silence(false);
    gate.open();
  }

  /** Ends it as the kernel does: nothing is given up, nothing is said. */
  void kill() {
    gate.close();
    wire.close();
  }

  @Override
  public void close() {
    gate.open();
    workers.close();
    system.close();
    wire.close();
  }
}
