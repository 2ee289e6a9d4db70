package org.toolforge.components.kubernetes.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.KubernetesPlatform;
import org.toolforge.components.kubernetes.client.Cluster;

/** A platform on the shared server that knows all that is there. */
public record TestPlatform(KubernetesPlatform platform, Cluster cluster) implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final int USUALLY_KEPT = 10;

  /** With these tools, which have nothing yet. */
  public static TestPlatform with(ToolName... tools) {
    return keeping(USUALLY_KEPT, tools);
  }

  /** One that keeps that many deployments of each tool; otherwise as {@link #with}. */
  public static TestPlatform keeping(int deployments, ToolName... tools) {
    KubeTestServer server = KubeTestServer.shared();
    Cluster cluster = server.connect();
    server.createNamespace(cluster.namespace());
    Tenancy.empty(server, cluster.client(), tools);
    return replica(deployments);
  }

  /** One more process on the same cluster. */
  public static TestPlatform replica() {
    return replica(USUALLY_KEPT);
  }

  private static TestPlatform replica(int keptDeployments) {
    return replica(KubeTestServer.shared().connect(), InstantSource.system(), keptDeployments);
  }

  /** One more process, which reaches the cluster in a way of its own. */
  public static TestPlatform replica(Cluster cluster, InstantSource clock) {
    return replica(cluster, clock, USUALLY_KEPT);
  }

  private static TestPlatform replica(Cluster cluster, InstantSource clock, int keptDeployments) {
    KubernetesPlatform platform =
        new KubernetesPlatform(
            cluster,
            "replica-" + NUMBER.incrementAndGet(),
            new ConfigParser(false),
            keptDeployments,
            Optional.empty(),
            clock);
    platform.start();
    try {
      assertThat(platform.awaitSync(Duration.ofSeconds(30))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
    return new TestPlatform(platform, cluster);
  }

  @Override
  public void close() {
    platform.close();
  }
}
