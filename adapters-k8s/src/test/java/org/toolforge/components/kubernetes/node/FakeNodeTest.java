package org.toolforge.components.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;

@NeedsRealServer
class FakeNodeTest {

  private static final String NAMESPACE = "tool-fakenode";
  private static final Resource DEPLOYMENTS =
      new Resource("apps", "v1", "Deployment", "deployments");
  private static final Resource JOBS = new Resource("batch", "v1", "Job", "jobs");

  private final KubeTestServer server = KubeTestServer.shared();
  private final FakeKubelet kubelet = FakeKubelet.join(server);
  private final FakeNode node = FakeNode.join(server, kubelet);
  private final Cluster cluster = server.connect();

  @BeforeEach
  void prepare() {
    server.createNamespace(NAMESPACE);
  }

  @AfterEach
  void close() {
    for (Resource resource : List.of(DEPLOYMENTS, JOBS)) {
      for (KubeObject object : cluster.client().list(resource, NAMESPACE, "")) {
        JsonObject options = new JsonObject();
        options.addProperty("propagationPolicy", "Background");
        cluster.client().delete(resource, NAMESPACE, object.name(), options);
      }
    }
    Await.until("no pods are left", () -> pods().isEmpty());
    node.close();
    kubelet.close();
    cluster.close();
  }

  private List<KubeObject> pods() {
    return cluster.client().list(Resource.PODS, NAMESPACE, "");
  }

  private void make(Resource resource, String name, String extra, String restartPolicy) {
    KubeObject object =
        Yaml.object(
            """
            apiVersion: %s
            kind: %s
            metadata: {name: %s, namespace: %s}
            spec:
              %s
              template:
                metadata: {labels: {app: %s, toolforge.org/component: %s}}
                spec:
                  restartPolicy: %s
                  automountServiceAccountToken: false
                  containers: [{name: one, image: example.org/one}]
            """
                .formatted(
                    resource.apiVersion(),
                    resource.kind(),
                    name,
                    NAMESPACE,
                    extra,
                    name,
                    name,
                    restartPolicy));
    assertThat(cluster.client().create(resource, object)).isPresent();
  }

  private void makeDeployment(String name) {
    make(DEPLOYMENTS, name, "selector: {matchLabels: {app: %s}}".formatted(name), "Always");
  }

  private int status(Resource resource, String name, String key) {
    Optional<KubeObject> object = cluster.client().get(resource, NAMESPACE, name);
    return object
        .flatMap(found -> found.part("status"))
        .map(status -> status.get(key))
        .map(number -> number.getAsInt())
        .orElse(0);
  }

  private boolean anyPodSays(String words) {
    return pods().stream().anyMatch(pod -> pod.tree().toString().contains(words));
  }

  @Test
  void bringsUpADeploymentOnceItIsReleased() {
    node.hold();
    makeDeployment("web");
    Await.until("it runs", () -> anyPodSays("\"running\""));
    assertThat(status(DEPLOYMENTS, "web", "readyReplicas")).isZero();
    node.release();
    Await.until("it is ready", () -> status(DEPLOYMENTS, "web", "availableReplicas") == 1);
  }

  @Test
  void letsAContainerCrashAgainAndAgain() {
    node.let("broken", Fate.crashes(3, "oh no"));
    makeDeployment("broken");
    Await.until("it is held back", () -> anyPodSays("\"restartCount\":3"));
    assertThat(anyPodSays("CrashLoopBackOff")).isTrue();
    assertThat(anyPodSays("\"exitCode\":3")).isTrue();
  }

  @Test
  void failsTheFirstPodsOfAJob() {
    node.let("flaky", new Fate.FailsFirst(1, 4));
    make(JOBS, "flaky", "backoffLimit: 2", "Never");
    Await.until("it fails", () -> status(JOBS, "flaky", "failed") == 1);
    Await.until("it succeeds", () -> status(JOBS, "flaky", "succeeded") == 1);
  }

  @Test
  void hasNoRoom() {
    node.let("huge", new Fate.Unschedulable("0/1 nodes are available."));
    makeDeployment("huge");
    Await.until("it says so", () -> anyPodSays("Unschedulable"));
  }
}
