package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.port.JobService;

/** A process that runs components in the shared cluster, which has a node. */
final class RuntimeSystem implements AutoCloseable {

  static final RuntimeSettings SETTINGS = settledAtOnce();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One of each for all tests, as they take a while to make. */
  static final class Node {
    static final FakeKubelet KUBELET = FakeKubelet.join(KubeTestServer.shared());

    private Node() {}
  }

  private final Cluster cluster;
  private final KubernetesRuntime runtime;

  private RuntimeSystem(Cluster cluster, KubernetesRuntime runtime) {
    this.cluster = cluster;
    this.runtime = runtime;
  }

  private static RuntimeSettings settledAtOnce() {
    RuntimeSettings usual = RuntimeSettings.DEFAULT;
    return new RuntimeSettings(
        usual.launcher(),
        usual.cpu(),
        usual.memory(),
        usual.mostReplicas(),
        usual.grace(),
        Duration.ZERO,
        usual.pods(),
        usual.publishing(),
        usual.storage(),
        usual.probes(),
        usual.results());
  }

  /** A node for the pods of one test. */
  static FakeNode node() {
    return FakeNode.join(KubeTestServer.shared(), Node.KUBELET);
  }

  /** One that knows all that is there. */
  static RuntimeSystem start() {
    Cluster cluster = KubeTestServer.shared().connect();
    KubernetesRuntime runtime = new KubernetesRuntime(cluster, SETTINGS);
    runtime.start();
    try {
      assertThat(runtime.awaitSync(PATIENCE)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
    return new RuntimeSystem(cluster, runtime);
  }

  /** Makes the namespace of a tool, or empties it. */
  static void empty(ToolName tool) {
    KubeTestServer server = KubeTestServer.shared();
    String namespace = Namespaces.of(tool);
    server.createNamespace(namespace);
    try (Cluster cluster = server.connect()) {
      for (Resource resource :
          List.of(
              Resource.DEPLOYMENTS,
              Resource.cronJobs("v1beta1"),
              Resource.JOBS,
              Resource.SERVICES,
              Resource.INGRESSES,
              Resource.QUOTAS,
              Resource.CONFIG_MAPS)) {
        if (cluster.client().serves(resource)) {
          for (KubeObject object : cluster.client().list(resource, namespace, "")) {
            JsonObject options = new JsonObject();
            options.addProperty("propagationPolicy", "Background");
            cluster.client().delete(resource, namespace, object.name(), options);
          }
        }
      }
      for (KubeObject pod : cluster.client().list(Resource.PODS, namespace, "")) {
        JsonObject options = new JsonObject();
        options.addProperty("gracePeriodSeconds", 0);
        cluster.client().delete(Resource.PODS, namespace, pod.name(), options);
      }
      Await.until(
          "a tool's namespace is empty",
          () ->
              cluster.client().list(Resource.PODS, namespace, "").isEmpty()
                  && cluster.client().list(Resource.REPLICA_SETS, namespace, "").isEmpty());
    }
  }

  Cluster cluster() {
    return cluster;
  }

  JobService jobs() {
    return runtime.jobs();
  }

  Optional<Job.Owned> job(ToolName tool, JobName name) {
    return jobs().list(tool).stream()
        .filter(job -> job.name().equals(name))
        .filter(Job.Owned.class::isInstance)
        .map(Job.Owned.class::cast)
        .findFirst();
  }

  /** How a job is, as soon as it neither comes up nor goes on. */
  JobState settled(ToolName tool, JobName name) {
    Await.until(
        name + " has settled",
        () ->
            job(tool, name).filter(job -> !(job.state() instanceof JobState.Starting)).isPresent(),
        () -> jobs().list(tool).toString());
    return job(tool, name).orElseThrow().state();
  }

  @Override
  public void close() {
    runtime.close();
    cluster.close();
  }
}
