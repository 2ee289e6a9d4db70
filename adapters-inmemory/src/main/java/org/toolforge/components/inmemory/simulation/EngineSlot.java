package org.toolforge.components.inmemory.simulation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;

/** A place for an engine, which crashes at times and is started anew. */
final class EngineSlot {

  private final String name;
  private final World world;
  private final Ports ports;
  private final Simulation simulation;
  private @Nullable DeploymentEngine engine;
  private boolean atWork;
  private boolean looked;
  private boolean decided;

  EngineSlot(String name, World world, Ports ports, Simulation simulation) {
    this.name = name;
    this.world = world;
    this.ports = ports;
    this.simulation = simulation;
  }

  /** Starts an engine if there is none. */
  void ensureAlive() {
    if (engine == null && !atWork) {
      run(() -> {
        world.note(() -> "starts");
        DeploymentEngine started =
            new DeploymentEngine(
                ports.deployments(),
                ports.builds(),
                ports.jobs(),
                ports.maintenance(),
                ports.preparer(),
                new WatchedReconciler(
                    simulation.reconciler().apply(Limits.DEFAULT), () -> decided = true),
                world.newLease(),
                world.timeline());
        engine = started;
        started.start();
      });
    }
  }

  /**
   * Lets the engine do one piece of work, unless it is dead or stands still in the middle of one.
   */
  boolean workOnce() {
    DeploymentEngine alive = engine;
    if (alive == null || atWork || isIdle(alive)) {
      return false;
    }
    run(() -> work(alive));
    return true;
  }

  /** An engine that fails in its own code only logs that, but then it comes to no decision. */
  private void work(DeploymentEngine alive) {
    looked = false;
    decided = false;
    alive.workOnce();
    if (looked && !decided) {
      throw new BrokenInvariant(
          "The engine decides on every record that it reads, but %s failed before it did"
              .formatted(name));
    }
  }

  boolean isNamed(String other) {
    return name.equals(other);
  }

  /** Takes note that the engine has got the record of a deployment. */
  void looks() {
    looked = true;
  }

  private boolean isIdle(DeploymentEngine alive) {
    return alive.nextDue().map(due -> due.isAfter(world.timeline().instant())).orElse(true);
  }

  Optional<Instant> nextDue() {
    DeploymentEngine alive = engine;
    return alive == null || atWork ? Optional.empty() : alive.nextDue();
  }

  private void run(Runnable work) {
    atWork = true;
    try {
      world.as(name, work);
    } catch (Crash crash) {
      world.as(name, () -> world.note(() -> "crashes"));
      stop();
    } finally {
      atWork = false;
    }
  }

  private void stop() {
    if (engine != null) {
      engine.close();
    }
    engine = null;
  }
}
