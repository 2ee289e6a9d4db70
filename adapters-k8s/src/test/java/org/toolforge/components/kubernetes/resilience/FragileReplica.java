package org.toolforge.components.kubernetes.resilience;

import java.time.InstantSource;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.inmemory.InMemoryPlatform;
import org.toolforge.components.kubernetes.harness.Replica;
import org.toolforge.components.kubernetes.harness.TestPlatform;

/** A replica that can be stopped in the middle of whatever it does. */
final class FragileReplica implements AutoCloseable {

  private final DeadWire wire = new DeadWire();
  private final Gate gate = new Gate();
  private final Replica replica;

  private FragileReplica(InMemoryPlatform world) {
    TestPlatform cluster = TestPlatform.replica(wire.connect(), InstantSource.system());
    replica = Replica.start(cluster, world, gate::before);
  }

  static FragileReplica start(InMemoryPlatform world) {
    return new FragileReplica(world);
  }

  Components components() {
    return replica.components();
  }

  Gate gate() {
    return gate;
  }

  boolean leads() {
    try {
      return replica.cluster().platform().lease().hold();
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
    replica.close();
    wire.close();
  }
}
