package org.toolforge.components.kubernetes.build.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.FakePod;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.port.LogReader;

/** A build with one pod, whose steps a test lets print. */
final class TestBuild implements AutoCloseable {

  static final String NAMESPACE = "image-build";
  static final LogLimits LIMITS =
      new LogLimits(
          20, 16 * 1024, 512 * 1024, 10_000, Duration.ofSeconds(2), Duration.ofMillis(500));

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final List<String> STEPS = List.of("clone", "build");
  private static final String[] CONTAINERS = {"step-clone", "step-build", "step-push"};

  final String name = "run-" + NUMBER.incrementAndGet() + "-" + System.nanoTime();
  final FakeKubelet kubelet;
  final Cluster cluster;
  final BuildLogs logs;
  volatile boolean ended;

  private TestBuild(KubeTestServer server, Cluster cluster) {
    this.cluster = cluster;
    this.kubelet = FakeKubelet.join(server);
    this.logs = logs(LIMITS);
  }

  static TestBuild begin() {
    return on(KubeTestServer.shared());
  }

  static TestBuild on(KubeTestServer server) {
    return new TestBuild(server, server.connect());
  }

  /** Its logs are read over that connection. */
  static TestBuild over(Cluster cluster) {
    return new TestBuild(KubeTestServer.shared(), cluster);
  }

  BuildLogs logs(LogLimits limits) {
    return new BuildLogs(cluster.client(), STEPS, limits);
  }

  /** A pod of it, where nothing has started. */
  FakePod pod(String part) {
    return kubelet.pod(NAMESPACE, name + part, Map.of("tekton.dev/pipelineRun", name), CONTAINERS);
  }

  /** A pod of it with a step that runs. */
  ContainerLog start(FakePod pod, String step) {
    return pod.start("step-" + step);
  }

  void finish(FakePod pod) {
    for (String container : CONTAINERS) {
      pod.end(container, 0);
    }
    pod.succeed();
    ended = true;
  }

  LogReader read(long after, boolean follow) {
    return logs.open(NAMESPACE, name, Mask.OF_URLS, after, follow, () -> ended);
  }

  @Override
  public void close() {
    kubelet.close();
    cluster.close();
  }
}
