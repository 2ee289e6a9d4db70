package org.toolforge.components.kubernetes.run.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.FakePod;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.log.LogLimits;
import org.toolforge.components.port.LogReader;

/** A job whose pods a test lets print. */
final class TestJob implements AutoCloseable {

  static final String NAMESPACE = "tool-logs";
  static final String JOB = "job";
  static final LogLimits LIMITS =
      new LogLimits(
          20, 16 * 1024, 512 * 1024, 10_000, Duration.ofSeconds(2), Duration.ofMillis(500));

  private static final AtomicInteger NUMBER = new AtomicInteger();

  final String name = "web-" + NUMBER.incrementAndGet() + "-" + System.nanoTime();
  final FakeKubelet kubelet = FakeKubelet.join(KubeTestServer.shared());
  final Cluster cluster;
  final RunLogs logs;
  volatile boolean ended;

  private TestJob(Cluster cluster) {
    this.cluster = cluster;
    this.logs = logs(LIMITS);
  }

  static TestJob begin() {
    return over(KubeTestServer.shared().connect());
  }

  /** Its logs are read over that connection. */
  static TestJob over(Cluster cluster) {
    return new TestJob(cluster);
  }

  RunLogs logs(LogLimits limits) {
    return new RunLogs(cluster.client(), limits);
  }

  /** A pod of it, where nothing has started. */
  FakePod pod(String part) {
    return kubelet.restartedPod(
        NAMESPACE, name + "-" + part, Map.of("job-of-test", name), JOB, "other");
  }

  /** A pod of it that prints. */
  ContainerLog start(FakePod pod) {
    return pod.start(JOB);
  }

  /** Ends what runs in a pod, and with it the job. */
  void finish(FakePod pod) {
    pod.end(JOB, 0);
    pod.succeed();
    ended = true;
  }

  LogReader read(long after, boolean follow) {
    return logs.open(pods(), after, follow, () -> ended);
  }

  RunPods pods() {
    return RunPods.labelled(cluster.client(), NAMESPACE, "job-of-test=" + name, JOB, false);
  }

  @Override
  public void close() {
    kubelet.close();
    cluster.close();
  }
}
