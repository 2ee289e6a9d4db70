package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LeaderLease;

/** A process that has builds made in a namespace of the test's own. */
final class BuildSystem implements AutoCloseable {

  /** A kubelet for all tests, as each takes a while to make. */
  static final class Node {
    static final FakeKubelet KUBELET = FakeKubelet.join(KubeTestServer.shared());

    private Node() {}
  }

  /** Leads without asking anybody. */
  static final LeaderLease LEADING =
      new LeaderLease() {
        @Override
        public boolean hold() {
          return true;
        }

        @Override
        public void release() {}
      };

  /** Never leads. */
  static final LeaderLease FOLLOWING =
      new LeaderLease() {
        @Override
        public boolean hold() {
          return false;
        }

        @Override
        public void release() {}
      };

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final KubernetesBuilds builds;

  private BuildSystem(Cluster cluster, KubernetesBuilds builds) {
    this.cluster = cluster;
    this.builds = builds;
  }

  /** A name that no other test uses. */
  static String namespace() {
    return "builds-%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
  }

  static BuildSystem leading(BuildSettings settings) {
    return start(settings, LEADING);
  }

  static BuildSystem start(BuildSettings settings, LeaderLease lease) {
    Cluster cluster = KubeTestServer.shared().connect();
    KubernetesBuilds builds =
        new KubernetesBuilds(cluster, lease, settings, InstantSource.system());
    builds.start();
    try {
      assertThat(builds.awaitSync(PATIENCE)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
    return new BuildSystem(cluster, builds);
  }

  BuildService builds() {
    return builds.builds();
  }

  void start(BuildOrder order) {
    builds().start(order.tool(), order.key(), order.request());
  }

  void cancel(BuildOrder order) {
    builds().cancel(order.tool(), order.key());
  }

  /** How a build stands; empty when it is not known. */
  Optional<BuildState> state(BuildOrder order) {
    return builds().list(order.tool()).stream()
        .filter(build -> build.key().equals(order.key()))
        .map(Build::state)
        .findFirst();
  }

  /** How a build ended, as soon as it has. */
  BuildState end(BuildOrder order) {
    Await.until(
        "the build ended", () -> state(order).filter(state -> !state.isActive()).isPresent());
    return state(order).orElseThrow();
  }

  /** How a build failed, as soon as it has. */
  BuildState.Failed failure(BuildOrder order) {
    BuildState end = end(order);
    assertThat(end).isInstanceOf(BuildState.Failed.class);
    return (BuildState.Failed) end;
  }

  Cluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    builds.close();
    cluster.close();
  }
}
