package org.toolforge.components.kubernetes.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.kubernetes.build.KubernetesBuilds;
import org.toolforge.components.kubernetes.build.sandbox.SandboxSettings;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildRequest;
import org.toolforge.components.port.BuildServiceContract;
import org.toolforge.components.port.LeaderLease;

/** Wherever a server ends while it makes a sandbox: another one goes on, or takes it away. */
@NeedsRealServer
class SandboxStartsTest {

  private static final Duration LONG_AFTER = Duration.ofMinutes(10);

  private static final LeaderLease LEADING =
      new LeaderLease() {
        @Override
        public boolean hold() {
          return true;
        }

        @Override
        public void release() {}
      };

  private final String namespace = "sandboxes-" + ProcessHandle.current().pid();
  private final ToolName tool = new ToolName("crash" + ProcessHandle.current().pid());
  private final BuildRequest request =
      new BuildRequest(
          BuildServiceContract.REQUEST.source(),
          GitRef.HEAD,
          Duration.ofMinutes(5),
          new Sandbox("", List.of(new SecretName("token")), null, List.of()));
  private final BuildSettings settings =
      BuildSettings.DEFAULT.in(namespace).slots(100, 100).with(SandboxSettings.DEFAULT);
  private final FaultyApi api = new FaultyApi();
  private Cluster cluster;

  @BeforeEach
  void open() {
    FakeTekton.install();
    KubeTestServer.shared().createNamespace(namespace);
    KubeTestServer.shared().createNamespace("tool-" + tool);
    cluster = KubeTestServer.shared().connect();
    make(Resource.PIPELINES, namespace, "buildpacks");
    make(Resource.SECRETS, "tool-" + tool, "token");
  }

  @AfterEach
  void close() {
    cluster.close();
    api.close();
  }

  private void make(Resource resource, String where, String name) {
    KubeObject object = KubeObject.named(resource, where, name);
    object.tree().add("spec", new JsonObject());
    Optional<KubeObject> unused = cluster.client().create(resource, object);
  }

  private BuildKey key(int number) {
    return new BuildKey(TestDeployments.id("crash"), new ComponentName("c" + number));
  }

  private KubernetesBuilds follow(Cluster over, InstantSource clock) {
    KubernetesBuilds builds = new KubernetesBuilds(over, LEADING, settings, clock);
    builds.start();
    try {
      assertThat(builds.awaitSync(Duration.ofSeconds(30))).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
    return builds;
  }

  /** Whether the server lived to the end of it. */
  private boolean start(int number, int writes) {
    try (Cluster over = api.connect();
        KubernetesBuilds builds = follow(over, InstantSource.system())) {
      AtomicInteger done = new AtomicInteger();
      api.prepare(Fault.refusing(call -> call.isWrite() && done.getAndIncrement() >= writes, 503));
      try {
        builds.builds().start(tool, key(number), request);
        return true;
      } catch (ComponentsException.Unavailable e) {
        return done.get() <= writes;
      } finally {
        api.recover();
      }
    }
  }

  private List<KubeObject> sandboxes() {
    return cluster
        .client()
        .list(Resource.NAMESPACES, "", "components-api.toolforge.org/builds-of=" + namespace)
        .stream()
        .filter(one -> !one.isBeingDeleted())
        .toList();
  }

  private List<KubeObject> runs() {
    return cluster.client().list(Resource.PIPELINE_RUNS, "", "toolforge.org/tool=" + tool);
  }

  @Test
  void comeToAGoodEndWithTheNextServer() {
    int writes = 1;
    while (!start(writes, writes)) {
      writes++;
    }
    assertThat(writes).isGreaterThan(8);

    try (KubernetesBuilds next = follow(cluster, InstantSource.system())) {
      for (int number = 1; number <= writes; number++) {
        BuildKey key = key(number);
        Await.until("it was started", () -> isStarted(next, key));
      }
      assertThat(runs()).hasSize(writes);
      assertThat(sandboxes())
          .hasSize(writes)
          .allSatisfy(sandbox -> {
            assertThat(in(sandbox, Resource.NETWORK_POLICIES)).hasSize(2);
            assertThat(in(sandbox, Resource.SECRETS))
                .anyMatch(secret -> secret.name().startsWith("build-secret-token-"));
            assertThat(in(sandbox, Resource.QUOTAS)).hasSize(1);
          });
    }
    runs()
        .forEach(
            run -> cluster.client().delete(Resource.PIPELINE_RUNS, run.namespace(), run.name()));
    awaitNone();
  }

  private boolean isStarted(KubernetesBuilds builds, BuildKey key) {
    try {
      builds.builds().start(tool, key, request);
      return true;
    } catch (ComponentsException.Unavailable e) {
      return false;
    }
  }

  private List<KubeObject> in(KubeObject sandbox, Resource resource) {
    return cluster.client().list(resource, sandbox.name(), "");
  }

  @Test
  void leaveNothingForGoodWhenNobodyGoesOn() {
    for (int writes = 1; writes < 8; writes += 3) {
      assertThat(start(100 + writes, writes)).isFalse();
    }
    assertThat(sandboxes()).hasSize(3);

    try (KubernetesBuilds soon = follow(cluster, InstantSource.system())) {
      assertThat(soon.trouble()).isEmpty();
      assertThat(sandboxes()).hasSize(3);
    }
    awaitNone();
  }

  private void awaitNone() {
    try (KubernetesBuilds late =
        follow(cluster, () -> InstantSource.system().instant().plus(LONG_AFTER))) {
      Await.until("all are on their way out", () -> sandboxes().isEmpty());
      assertThat(late.trouble()).isEmpty();
    }
  }

  @Test
  void areRefusedForGoodWithoutLeavingAnythingWhenTheClusterDoesNotTakeThem() {
    api.prepare(
        Fault.answering(
            call -> call.isCreation(Resource.QUOTAS),
            400,
            """
            {"kind": "Status", "status": "Failure", "code": 400, "reason": "BadRequest",
             "message": "admission webhook \\"x\\" denied the request: too much"}
            """));
    try (Cluster over = api.connect();
        KubernetesBuilds builds = follow(over, InstantSource.system())) {
      assertThatThrownBy(() -> builds.builds().start(tool, key(200), request))
          .isInstanceOf(ComponentsException.Forbidden.class)
          .hasMessageContaining("too much");
      assertThat(sandboxes()).isEmpty();
      assertThat(builds.builds().slots(tool).heldInAll()).isZero();
    }
  }
}
