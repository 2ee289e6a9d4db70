package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.node.FakeNode;
import org.toolforge.components.kubernetes.node.Fate;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.port.LeaderLease;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.RunServiceContract;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;
import org.toolforge.components.run.TestRuns;

@NeedsRealServer
class KubernetesRunServiceTest implements RunServiceContract {

  private static final String COMPONENT = "api";
  private static final String NAMESPACE = Namespaces.of(TOOL);
  private static final RunId ID = TestRuns.id("a");

  /** A process that follows the runs of the cluster. */
  private record Replica(Cluster cluster, KubernetesRuns runs) implements AutoCloseable {

    static Replica start(boolean leads, RuntimeSettings settings) {
      Cluster cluster = KubeTestServer.shared().connect();
      LeaderLease lease =
          new LeaderLease() {
            @Override
            public boolean hold() {
              return leads;
            }

            @Override
            public void release() {}
          };
      KubernetesRuns runs =
          new KubernetesRuns(
              cluster,
              lease,
              settings,
              RunLimits.DEFAULT,
              (tool, id) -> "token",
              InstantSource.system());
      runs.start();
      try {
        assertThat(runs.awaitSync(Duration.ofSeconds(30))).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("The test was interrupted", e);
      }
      return new Replica(cluster, runs);
    }

    @Override
    public void close() {
      runs.close();
      cluster.close();
    }
  }

  private final KubeTestServer server = KubeTestServer.shared();
  private final Cluster cluster = server.connect();
  private final FakeKubelet kubelet = FakeKubelet.join(server);
  private final FakeNode node = FakeNode.join(server, kubelet);
  private final Replica replica = prepared();

  private Replica prepared() {
    server.createNamespace(NAMESPACE);
    server.createNamespace(Namespaces.of(OTHER));
    removeAll();
    return Replica.start(true, RuntimeSettings.DEFAULT);
  }

  @BeforeEach
  void hold() {
    node.hold();
  }

  @AfterEach
  void close() {
    replica.close();
    removeAll();
    node.close();
    kubelet.close();
    cluster.close();
  }

  private void removeAll() {
    JsonObject options = new JsonObject();
    options.addProperty("propagationPolicy", "Background");
    for (KubeObject job : cluster.client().list(Resource.JOBS, "", Marks.Kind.RUN.selector())) {
      cluster.client().delete(Resource.JOBS, job.namespace(), job.name(), options);
    }
    Await.until("no pods are left", () -> pods("").isEmpty());
  }

  private List<KubeObject> pods(String namespace) {
    return cluster.client().list(Resource.PODS, namespace, Marks.Kind.RUN.selector());
  }

  @Override
  public RunService runs() {
    return replica.runs().runs();
  }

  @Override
  public void letRunsEnd() {
    node.release();
  }

  @Override
  public void letRunsFail(int exitCode) {
    node.let(COMPONENT, Fate.crashes(exitCode, "failing"));
  }

  @Override
  public void endPrinting() {
    letRunsEnd();
    RunId printing = TestRuns.id("printing");
    eventually(
        () -> assertThat(runs().find(TOOL, printing).orElseThrow().state().isOver()).isTrue());
  }

  private static RunOrder order() {
    return TestRuns.order("a").build();
  }

  private RunState.Failed failed(RunService service) {
    eventually(() -> assertThat(service.find(TOOL, ID).orElseThrow().state().isOver()).isTrue());
    RunState state = service.find(TOOL, ID).orElseThrow().state();
    assertThat(state).isInstanceOf(RunState.Failed.class);
    return (RunState.Failed) state;
  }

  private KubeObject job() {
    return cluster.client().get(Resource.JOBS, NAMESPACE, ID.value()).orElseThrow();
  }

  @Test
  void endsARunWhoseImageCannotBeHadAndStopsIt() {
    node.let(COMPONENT, Fate.cannotPull("manifest unknown"));
    runs().start(order());

    assertThat(failed(runs()).fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failed(runs()).message())
        .startsWith("Its image cannot be pulled (ImagePullBackOff): manifest unknown.");
    Await.until("the cluster stops it", () -> pods(NAMESPACE).isEmpty());
    assertThat(failed(runs()).message()).contains("manifest unknown");
  }

  @Test
  void endsARunThatLacksAVariable() {
    node.let(COMPONENT, Fate.lacksConfig("secret \"login\" not found"));
    runs().start(order());

    assertThat(failed(runs()).fault()).isEqualTo(Fault.CONTENT);
    assertThat(failed(runs()).message()).contains("secret \"login\" not found", "run.env_from");
  }

  @Test
  void saysWhyARunWaits() {
    node.let(COMPONENT, new Fate.Unschedulable("0/1 nodes are available"));
    runs().start(order());

    eventually(() ->
        assertThat(runs().find(TOOL, ID).map(Run::state))
            .get()
            .asString()
            .contains("Pending", "0/1 nodes are available"));
  }

  @Test
  void stopsARunThatTakesTooLongAndKnowsWhenItBegan() {
    runs().start(TestRuns.order("a").timeout(Duration.ofSeconds(3)).build());

    RunState.Failed failed = failed(runs());
    assertThat(failed.fault()).isEqualTo(Fault.TIMEOUT);
    assertThat(failed.message()).startsWith("It took longer than 3 seconds");
    assertThat(failed.startedAt()).isNotNull();
    Await.until("the cluster stops it", () -> pods(NAMESPACE).isEmpty());
  }

  @Test
  void keepsHowARunEndedWhenItsPodIsGoneThoughNotItsLog() {
    letRunsFail(3);
    runs().start(order());
    RunState.Failed before = failed(runs());
    assertThat(LogContract.lines(runs().log(TOOL, ID, 0, true)))
        .extracting(LogLine::text)
        .contains("failing");
    pods(NAMESPACE).forEach(pod -> cluster.client().delete(Resource.PODS, NAMESPACE, pod.name()));

    eventually(() ->
        assertThatThrownBy(() -> runs().log(TOOL, ID, 0, true))
            .isInstanceOf(ComponentsException.NotFound.class)
            .hasMessageContaining("its pod is gone"));
    try (Replica other = Replica.start(false, RuntimeSettings.DEFAULT)) {
      assertThat(failed(other.runs().runs())).isEqualTo(before);
      assertThat(before.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void stopsARunThatIsRemovedAndItsPod() {
    runs().start(order());
    Await.until("it has a pod", () -> !pods(NAMESPACE).isEmpty());
    runs().remove(TOOL, ID);

    assertThat(runs().find(TOOL, ID)).isEmpty();
    Await.until("its pod is gone, too", () -> pods(NAMESPACE).isEmpty());
  }

  @Test
  void removesNoJobThatIsNoRun() {
    KubeObject foreign =
        Yaml.object(
            """
            apiVersion: batch/v1
            kind: Job
            metadata: {name: %s, namespace: %s}
            spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}}
            """
                .formatted(ID, NAMESPACE));
    assertThat(cluster.client().create(Resource.JOBS, foreign)).isPresent();
    try {
      runs().remove(TOOL, ID);

      assertThat(runs().find(TOOL, ID)).isEmpty();
      assertThat(job().isBeingDeleted()).isFalse();
    } finally {
      JsonObject options = new JsonObject();
      options.addProperty("propagationPolicy", "Background");
      cluster.client().delete(Resource.JOBS, NAMESPACE, ID.value(), options);
    }
  }

  private void withQuota(String what, Runnable test) {
    KubeObject quota =
        Yaml.object(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: none-left, namespace: %s}
            spec: {hard: {%s: "0"}}
            """
                .formatted(NAMESPACE, what));
    assertThat(cluster.client().create(Resource.QUOTAS, quota)).isPresent();
    try {
      Await.until(
          "the quota counts",
          () ->
              Tree.of(cluster.client().get(Resource.QUOTAS, NAMESPACE, "none-left").orElseThrow())
                  .child("status")
                  .has("used"));
      test.run();
    } finally {
      cluster.client().delete(Resource.QUOTAS, NAMESPACE, "none-left");
    }
  }

  @Test
  void tellsThatAQuotaOfRunsIsUsedUp() {
    withQuota(
        "count/jobs.batch",
        () -> {
          assertThatThrownBy(() -> runs().start(order()))
              .isInstanceOf(ComponentsException.QuotaExceeded.class)
              .hasMessageContaining("count/jobs.batch");
          assertThat(runs().list(TOOL)).isEmpty();
        });
  }

  @Test
  void endsARunThatGetsNoPodAsAQuotaIsUsedUp() {
    withQuota(
        "pods",
        () -> {
          runs().start(order());

          assertThat(failed(runs()).fault()).isEqualTo(Fault.CONTENT);
          assertThat(failed(runs()).message())
              .startsWith("The tool's quota in the cluster is used up: ")
              .contains("pods=0");
        });
  }

  @Test
  void tellsThatTheToolHasNoPlace() {
    assertThatThrownBy(() -> runs().start(TestRuns.order("a").tool("no-such-place").build()))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("namespace");
  }

  @Test
  void runsTheCommandBeforeItBringsTheResults() {
    try (Replica bringing = Replica.start(false, RunManifestTest.WITH_RESULTS)) {
      bringing.runs().runs().start(order());
      letRunsEnd();

      eventually(() ->
          assertThat(runs().find(TOOL, ID).map(Run::state))
              .get()
              .isInstanceOf(RunState.Succeeded.class));
      assertThat(LogContract.lines(runs().log(TOOL, ID, 0, true)))
          .singleElement()
          .extracting(LogLine::text)
          .asString()
          .startsWith("started main of");
      assertThat(kubelet.asked()).noneMatch(path -> path.contains("/results?"));
    }
  }
}
