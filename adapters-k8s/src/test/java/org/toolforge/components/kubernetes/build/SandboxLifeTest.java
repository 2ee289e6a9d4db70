package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.tekton.FakeRun;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;

/** A build that asks for it has a place of its own, which is there no longer than the build. */
@NeedsRealServer
class SandboxLifeTest {

  private static final Sandbox TOKEN =
      new Sandbox("", List.of(new SecretName("token")), null, List.of());

  private SandboxedBuilds builds;
  private ToolName tool;

  @BeforeEach
  void open() {
    builds = new SandboxedBuilds();
    tool = builds.newTool();
    builds.secret(tool, "token", "stringData: {npm: my-secret-token}");
  }

  @AfterEach
  void close() {
    builds.close();
  }

  private BuildOrder order(Sandbox sandbox) {
    return SandboxedBuilds.order(tool, "api", sandbox);
  }

  private FakeRun run(BuildOrder order) {
    builds.start(order);
    return builds.tekton.run(order.id());
  }

  private List<KubeObject> in(BuildOrder order, Resource kind) {
    return builds.client().list(kind, SandboxedBuilds.place(order), "");
  }

  private String log(BuildOrder order, boolean follow) {
    return String.join(
        "\n",
        LogContract.lines(builds.system.builds().log(tool, order.key(), 0, follow)).stream()
            .map(LogLine::text)
            .toList());
  }

  @Test
  void hasEverythingItWasPromisedAndNothingIsLeftOfIt() {
    builds.secret(
        tool,
        "git",
        "{type: kubernetes.io/basic-auth, stringData: {username: me, password: very-secret}}");
    BuildOrder order =
        order(
            new Sandbox(
                "internet", List.of(new SecretName("token")), new SecretName("git"), List.of()));
    FakeRun run = run(order);

    assertThat(in(order, Resource.NETWORK_POLICIES)).hasSize(2);
    assertThat(in(order, Resource.QUOTAS)).hasSize(1);
    assertThat(in(order, Resource.LIMIT_RANGES)).hasSize(1);
    assertThat(in(order, Resource.TASKS)).hasSize(1);
    assertThat(in(order, Resource.PIPELINES)).hasSize(1);
    assertThat(in(order, Resource.SECRETS))
        .extracting(KubeObject::name)
        .contains("registry", "build-login")
        .anyMatch(name -> name.startsWith("build-secret-token-"));
    assertThat(in(order, Resource.PIPELINE_RUNS))
        .singleElement()
        .satisfies(object ->
            assertThat(object.part("spec").orElseThrow().toString()).contains("token/npm"));
    assertThat(builds.client().list(Resource.PIPELINE_RUNS, builds.namespace, "")).isEmpty();
    assertThat(builds.system.builds().slots(tool).holders()).containsExactly(order.key());

    run.print("clone", "using my-secret-token and very-secret, robots say word-of-the-robot");
    assertThat(log(order, false)).contains("using *** and ***, robots say ***");
    run.failIn("build", 1, "Error", "bad token: my-secret-token");
    BuildState.Failed failed = builds.system.failure(order);
    assertThat(failed.step()).isNotNull();
    assertThat(String.valueOf(failed.step())).contains("bad token: ***");
    builds.awaitGone(order);
    assertThat(log(order, false)).contains("using *** and ***").doesNotContain("my-secret");
    assertThat(builds.system.builds().slots(tool).heldInAll()).isZero();
  }

  @Test
  void goesWhenTheBuildIsCancelled() {
    BuildOrder order = order(TOKEN);
    FakeRun unused = run(order);
    builds.system.cancel(order);

    assertThat(builds.system.end(order)).isEqualTo(new BuildState.Cancelled());
    builds.awaitGone(order);
  }

  @Test
  void goesWhenTheTimeIsUp() {
    BuildOrder order = SandboxedBuilds.order(tool, "api", Sandbox.PLAIN, Duration.ofSeconds(1));
    FakeRun unused = run(order);

    assertThat(builds.system.failure(order).message()).contains("longer than 1 s");
    builds.awaitGone(order);
  }

  @Test
  void goesWhenTheRunVanishes() {
    BuildOrder order = order(Sandbox.PLAIN);
    run(order).vanish();

    builds.awaitGone(order);
    assertThat(builds.system.state(order)).isEmpty();
  }

  @Test
  void goesWithTheNextLeaderWhenTheOneBeforeCameNoFurtherThanTheRecord() {
    BuildOrder order = order(Sandbox.PLAIN);
    FakeRun run = run(order);
    builds.system.close();
    run.succeed();
    try (Cluster cluster = KubeTestServer.shared().connect()) {
      var unused = cluster.client().create(Resource.CONFIG_MAPS, record(order));
    }
    builds.restart();

    builds.awaitGone(order);
  }

  private KubeObject record(BuildOrder order) {
    return RecordJson.write(
        builds.namespace, new BuildRecord(order, new BuildState.Cancelled(), order.askedAt()));
  }

  @Test
  void isNotMadeWhenASecretIsMissing() {
    BuildOrder order = order(new Sandbox("", List.of(new SecretName("nowhere")), null, List.of()));

    assertThatThrownBy(() -> builds.system.start(order))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("'nowhere' in namespace tool-" + tool)
        .hasMessageContaining("build.secrets");
    assertThat(builds.sandbox(order)).isEmpty();
    assertThat(builds.system.builds().slots(tool).heldInAll()).isZero();
  }

  @Test
  void getsNoSecretThatKubernetesOrHelmWorksWith() {
    builds.secret(tool, "release", "{type: helm.sh/release.v1, stringData: {release: x}}");
    builds.make(Resource.SERVICE_ACCOUNTS, "tool-" + tool, "robot", "{}");
    builds.secret(
        tool,
        "robot-token",
        "{type: kubernetes.io/service-account-token, metadata: {name: robot-token, namespace: tool-"
            + tool
            + ", annotations: {kubernetes.io/service-account.name: robot}}}");

    for (String name : List.of("release", "robot-token")) {
      BuildOrder order = order(new Sandbox("", List.of(new SecretName(name)), null, List.of()));
      assertThatThrownBy(() -> builds.system.start(order))
          .isInstanceOf(ComponentsException.Invalid.class)
          .hasMessageContaining("not for builds");
      assertThat(builds.sandbox(order)).isEmpty();
    }
  }

  @Test
  void holdsOnlyItsOwnToolsSecrets() {
    ToolName other = builds.newTool();
    builds.secret(other, "token", "stringData: {npm: another-secret}");
    BuildOrder one = order(TOKEN);
    BuildOrder two = SandboxedBuilds.order(other, "api", TOKEN);
    builds.start(one);
    builds.start(two);

    assertThat(in(one, Resource.SECRETS).toString())
        .contains("bXktc2VjcmV0LXRva2Vu")
        .doesNotContain("YW5vdGhlci1zZWNyZXQ=");
    assertThat(in(two, Resource.SECRETS).toString())
        .contains("YW5vdGhlci1zZWNyZXQ=")
        .doesNotContain("bXktc2VjcmV0LXRva2Vu");
  }

  @Test
  void isNeverANamespaceThatSomebodyElseMade() {
    BuildOrder order = order(Sandbox.PLAIN);
    builds.make(Resource.NAMESPACES, "", SandboxedBuilds.place(order), "{}");

    assertThatThrownBy(() -> builds.system.start(order))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining(SandboxedBuilds.place(order));
    builds.system.cancel(order);
    assertThat(builds.sandbox(order))
        .hasValueSatisfying(it -> assertThat(it.isBeingDeleted()).isFalse());
    assertThat(builds.system.builds().slots(tool).heldInAll()).isZero();
  }

  @Test
  void holdsNothingUpWhenItHangsWhileItGoes() {
    BuildOrder order = order(Sandbox.PLAIN);
    FakeRun run = run(order);
    builds.make(
        Resource.CONFIG_MAPS,
        SandboxedBuilds.place(order),
        "stuck",
        "metadata: {name: stuck, namespace: %s, finalizers: [example.org/never]}"
            .formatted(SandboxedBuilds.place(order)));
    run.succeed();

    assertThat(builds.system.end(order)).isInstanceOf(BuildState.Succeeded.class);
    assertThat(builds.system.builds().slots(tool).heldInAll()).isZero();
    Await.until(
        "it is going", () -> builds.sandbox(order).filter(KubeObject::isBeingDeleted).isPresent());
  }

  @Test
  void showsNoLogOnceTheSecretsAreLostThatWouldHaveToBeHidden() {
    BuildOrder order = order(TOKEN);
    FakeRun run = run(order);
    run.print("clone", "my-secret-token");
    in(order, Resource.SECRETS).stream()
        .filter(secret -> secret.name().startsWith("build-secret"))
        .forEach(secret -> {
          var unused = builds.client().delete(Resource.SECRETS, secret);
        });

    assertThatThrownBy(() -> log(order, false))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("is not shown");
    run.succeed();
    assertThat(builds.system.end(order)).isInstanceOf(BuildState.Succeeded.class);
    assertThat(log(order, false)).doesNotContain("my-secret-token");
  }
}
