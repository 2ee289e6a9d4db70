package org.toolforge.components.kubernetes.build.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.kubernetes.build.sandbox.SandboxOrder.Need;
import org.toolforge.components.kubernetes.build.sandbox.SandboxOrder.Use;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Yaml;

class SandboxRenderingTest {

  private final SandboxOrder order = TestSandboxes.order(TestSandboxes.EVERYTHING);
  private final Walls walls = new Walls(SandboxSettings.DEFAULT);

  private static JsonObject yaml(String text) {
    return Yaml.object(text).tree();
  }

  private Furniture.Copy copy(KubeObject original, Use use) {
    SecretName name = new SecretName(original.name());
    return new Furniture.Copy(name, use, SecretCopies.of(order, new Need(name, use), original));
  }

  private Furniture furniture() {
    return new Furniture(
        List.of(
            copy(TestSandboxes.LOGIN, Use.LOGIN),
            copy(TestSandboxes.IMAGES, Use.PULL),
            copy(TestSandboxes.TOKEN, Use.READ)),
        List.of(),
        List.of());
  }

  @Test
  void theNamespaceSaysWhoseItIs() {
    assertThat(walls.namespace(order, 3, TestSandboxes.NOW).tree())
        .isEqualTo(
            yaml(
                """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: sandbox-mytool-api-0123
                  labels:
                    pod-security.kubernetes.io/enforce: baseline
                    app.kubernetes.io/managed-by: toolforge-components
                    toolforge.org/tool: mytool
                    components-api.toolforge.org/build-id: mytool-api-0123
                    components-api.toolforge.org/builds-of: image-build
                    components-api.toolforge.org/kind: build-sandbox
                  annotations:
                    components-api.toolforge.org/started-at: '2026-04-04T12:00:00Z'
                    components-api.toolforge.org/secrets: '3'
                """));
  }

  @Test
  void nothingGetsInAndOnlyWhatTheProfileAllowsGetsOut() {
    List<Item> policies = walls.network(order);

    assertThat(policies.getFirst().object().tree())
        .isEqualTo(
            yaml(
                """
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: deny-all
                  namespace: sandbox-mytool-api-0123
                  labels:
                    app.kubernetes.io/managed-by: toolforge-components
                    toolforge.org/tool: mytool
                    components-api.toolforge.org/build-id: mytool-api-0123
                    components-api.toolforge.org/builds-of: image-build
                spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
                """));
    assertThat(policies.getLast().object().part("spec").orElseThrow().toString())
        .startsWith("{\"podSelector\":{},\"policyTypes\":[\"Egress\"],\"egress\":[{\"to\":")
        .contains("kube-dns")
        .contains("169.254.0.0/16");
  }

  @Test
  void refusesAProfileThatThePlatformDoesNotHave() {
    Sandbox other = new Sandbox("intranet", List.of(), null, List.of());

    assertThatThrownBy(() -> walls.network(TestSandboxes.order(other)))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("'intranet'")
        .hasMessageContaining("internet");
  }

  @Test
  void aBuildHasLimits() {
    assertThat(walls.limits(order))
        .extracting(item -> item.object().part("spec").orElseThrow().toString())
        .satisfiesExactly(
            range ->
                assertThat(range)
                    .isEqualTo(
                        "{\"limits\":[{\"type\":\"Container\","
                            + "\"default\":{\"cpu\":\"2\",\"memory\":\"4Gi\"},"
                            + "\"defaultRequest\":{\"cpu\":\"100m\",\"memory\":\"256Mi\"}}]}"),
            quota -> assertThat(quota).startsWith("{\"hard\":{").contains("\"pods\":\"10\""));
  }

  @Test
  void theLoginIsForTheRepositorysServerAlone() {
    assertThat(furniture().secrets().getFirst().tree())
        .isEqualTo(
            yaml(
                """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: build-login
                  namespace: sandbox-mytool-api-0123
                  labels:
                    app.kubernetes.io/managed-by: toolforge-components
                    toolforge.org/tool: mytool
                    components-api.toolforge.org/build-id: mytool-api-0123
                    components-api.toolforge.org/builds-of: image-build
                    components-api.toolforge.org/kind: build-secret
                  annotations: {tekton.dev/git-0: 'https://git.example:8443'}
                type: kubernetes.io/basic-auth
                data: {username: bXl0b29s, password: c2VjcmV0LW9mLWdpdA==}
                """));
  }

  @Test
  void ofOtherSecretsOnlyTypeAndContentAreCopied() {
    KubeObject copy = furniture().secrets().getLast();

    assertThat(copy.name()).matches("build-secret-npm-token-[0-9a-f]{20}");
    assertThat(copy.tree().get("type").getAsString()).isEqualTo("Opaque");
    assertThat(copy.tree().get("data")).isEqualTo(TestSandboxes.TOKEN.tree().get("data"));
    assertThat(copy.metadata().keySet()).containsOnly("name", "namespace", "labels");
    assertThat(copy.label("whose")).isEmpty();
  }

  @Test
  void refusesASecretThatIsOfNoUse() {
    assertThatThrownBy(() -> copy(TestSandboxes.TOKEN, Use.LOGIN))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("'npm.token' in namespace tool-mytool")
        .hasMessageContaining("build.repo_auth_secret")
        .hasMessageContaining("no entry 'username'");
    assertThatThrownBy(() -> copy(TestSandboxes.TOKEN, Use.PULL))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("'Opaque'");
  }

  @Test
  void refusesALoginForNoServer() {
    SandboxOrder local =
        new SandboxOrder(
            "x", "y", order.tool(), new RepositoryUrl("file:///srv/x"), order.sandbox());

    assertThatThrownBy(() ->
            SecretCopies.of(local, new Need(new SecretName("git"), Use.LOGIN), TestSandboxes.LOGIN))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("file:///srv/x");
  }

  @Test
  void theBuildersAccountMayUseAllAndTheUsualOneOnlyPulls() {
    List<KubeObject> accounts = furniture().accounts(order, "builder");

    assertThat(accounts).extracting(KubeObject::name).containsExactly("builder", "default");
    assertThat(accounts)
        .allMatch(one -> !one.tree().get("automountServiceAccountToken").getAsBoolean());
    assertThat(accounts.getFirst().tree().getAsJsonArray("secrets")).hasSize(3);
    assertThat(accounts.getLast().tree().has("secrets")).isFalse();
    assertThat(accounts)
        .allSatisfy(one ->
            assertThat(one.tree().get("imagePullSecrets").toString())
                .matches("\\[\\{\"name\":\"build-pull-images-[0-9a-f]{20}\"}]"));
  }

  @Test
  void stepsFindASecretUnderTheNameThatItsOwnerGaveIt() {
    KubeObject run = Yaml.object("{metadata: {name: x, namespace: a}, spec: {workspaces: []}}");

    KubeObject placed = furniture().run(order, run, "secrets");
    assertThat(placed.namespace()).isEqualTo("sandbox-mytool-api-0123");
    assertThat(placed.part("spec").orElseThrow().toString())
        .matches(
            "\\{\"workspaces\":\\[\\{\"name\":\"secrets\",\"projected\":\\{\"sources\":\\["
                + "\\{\"secret\":\\{\"name\":\"build-secret-npm-token-[0-9a-f]{20}\","
                + "\"items\":\\[\\{\"key\":\"npmrc\",\"path\":\"npm.token/npmrc\"}]}}]}}]}");
    assertThat(furniture().run(order, run, "").part("spec")).isEqualTo(run.part("spec"));
  }

  @Test
  void copiesTheTasksThatTektonLooksForBesideThePipeline() {
    KubeObject pipeline =
        Yaml.object(
            """
            metadata: {name: p, namespace: image-build, uid: u, resourceVersion: '7'}
            spec:
              tasks:
              - {name: a, taskRef: {name: one}}
              - {name: b, taskRef: {name: two, kind: Task}}
              - {name: c, taskRef: {name: other, kind: ClusterTask}}
              - {name: d, taskRef: {resolver: cluster, params: []}}
              - {name: e, taskSpec: {steps: []}}
              finally:
              - {name: f, taskRef: {name: three}}
            """);

    assertThat(PipelineCopy.tasks(pipeline)).containsExactly("one", "three", "two");
    KubeObject copy = PipelineCopy.of(order, Resource.PIPELINES, pipeline);
    assertThat(copy.part("spec")).isEqualTo(pipeline.part("spec"));
    assertThat(copy.metadata().keySet()).containsOnly("name", "namespace", "labels");
  }

  @Test
  void hidesSecretsAlsoInTheFormsInWhichTheyAreUsed() {
    List<String> values = SandboxMasks.values(furniture().secrets());

    assertThat(values)
        .contains("secret-of-npm", "secret-of-git", "give-it-to-me", "bWU6Z2l2ZS1pdC10by1tZQ==");
  }
}
