package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.kubernetes.build.KubernetesBuilds;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.store.KubernetesLeaderLease;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.BuildServiceContract;

/** Builds that are asked for while the way to the API server fails. */
@NeedsRealServer
class BuildStartsTest {

  private static final BuildKey ONE = key("one");
  private static final BuildKey OTHER = key("other");

  private final String namespace = "build-starts-" + System.nanoTime();
  private final FaultyApi api = new FaultyApi();
  private Cluster cluster;
  private KubernetesBuilds builds;

  private static BuildKey key(String component) {
    return new BuildKey(TestDeployments.id("one"), new ComponentName(component));
  }

  @BeforeEach
  void open() throws InterruptedException {
    FakeTekton.install();
    KubeTestServer.shared().createNamespace(namespace);
    cluster = api.connect();
    builds =
        new KubernetesBuilds(
            cluster,
            new KubernetesLeaderLease(
                cluster.client(), namespace, "nobody", InstantSource.system()),
            BuildSettings.DEFAULT.in(namespace).slots(1, 1),
            InstantSource.system());
    builds.start();
    assertThat(builds.awaitSync(Duration.ofSeconds(30))).isTrue();
  }

  @AfterEach
  void close() {
    builds.close();
    cluster.close();
    api.close();
  }

  private BuildService service() {
    return builds.builds();
  }

  private void start(BuildKey key) {
    service().start(TestDeployments.TOOL, key, BuildServiceContract.REQUEST);
  }

  private int runs() {
    return cluster.client().list(Resource.PIPELINE_RUNS, namespace, "").size();
  }

  @Test
  void haveTheirSlotAlthoughTheAnswerWasLost() {
    api.prepare(Fault.losingTheAnswer(call -> call.isCreation(Resource.PIPELINE_RUNS)).once());

    assertThatThrownBy(() -> start(ONE)).isInstanceOf(ComponentsException.Unavailable.class);
    assertThatThrownBy(() -> start(OTHER)).isInstanceOf(ComponentsException.QuotaExceeded.class);
    assertThat(service().slots(TestDeployments.TOOL).holders()).containsExactly(ONE);
    start(ONE);
    assertThat(runs()).isEqualTo(1);
    assertThat(service().slots(TestDeployments.TOOL).holders()).containsExactly(ONE);
  }

  @Test
  void keepTheirSlotUntilItIsCertainWhetherTheyCameToBe() {
    api.prepare(Fault.refusing(call -> call.isCreation(Resource.PIPELINE_RUNS), 503).once());

    assertThatThrownBy(() -> start(ONE)).isInstanceOf(ComponentsException.Unavailable.class);
    assertThatThrownBy(() -> start(OTHER)).isInstanceOf(ComponentsException.QuotaExceeded.class);
    start(ONE);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void areNotTheOwnersFaultWhenARuleOfTheClusterForbidsThem() {
    api.prepare(
        Fault.answering(
                call -> call.isCreation(Resource.PIPELINE_RUNS),
                400,
                """
                {"kind": "Status", "status": "Failure", "code": 400, "reason": "BadRequest",
                 "message": "admission webhook \\"x\\" denied the request: not on Fridays"}
                """)
            .once());

    assertThatThrownBy(() -> start(ONE))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining("not on Fridays");
    start(OTHER);
    assertThat(service().slots(TestDeployments.TOOL).holders()).containsExactly(OTHER);
  }

  @Test
  void waitInLineWhenAQuotaOfTheClusterIsUsedUp() {
    api.prepare(
        Fault.answering(
                call -> call.isCreation(Resource.PIPELINE_RUNS),
                403,
                """
                {"kind": "Status", "status": "Failure", "code": 403, "reason": "Forbidden",
                 "message": "pipelineruns.tekton.dev is forbidden: exceeded quota: builds, requested: count/pipelineruns.tekton.dev=1"}
                """)
            .once());

    assertThatThrownBy(() -> start(ONE))
        .isInstanceOf(ComponentsException.QuotaExceeded.class)
        .hasMessageContaining("exceeded quota: builds");
    assertThat(service().slots(TestDeployments.TOOL).heldInAll()).isZero();
  }

  @Test
  void areStoppedAlthoughItIsNotKnownThatTheyCameToBe() {
    api.prepare(Fault.losingTheAnswer(call -> call.isCreation(Resource.PIPELINE_RUNS)).once());
    assertThatThrownBy(() -> start(ONE)).isInstanceOf(ComponentsException.Unavailable.class);

    service().cancel(TestDeployments.TOOL, ONE);
    assertThat(cluster.client().list(Resource.PIPELINE_RUNS, namespace, ""))
        .singleElement()
        .satisfies(run ->
            assertThat(run.part("spec").orElseThrow().get("status").getAsString())
                .isEqualTo("Cancelled"));
  }
}
