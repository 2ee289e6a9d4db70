package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;
import org.toolforge.components.kubernetes.harness.Yaml;

/** What a tool's user, with `view` in the tool's namespace, may do with kubectl. */
@NeedsRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolRightsTest {

  private static final String NAMESPACE = "tool-tool1";
  private static final Resource ROLE_BINDINGS =
      new Resource("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

  private final KubeTestServer server = KubeTestServer.shared();
  private final Cluster admin = InstalledChart.as(User.ADMIN);
  private final Cluster tool = InstalledChart.as(User.TOOL);

  /**
   * A kind of ours that lives in namespaces, with an object of it.
   *
   * @param spec what the object says
   */
  record Kind(Resource resource, String name, String spec) {

    KubeObject object(String called) {
      return Yaml.object(
          """
          apiVersion: %s
          kind: %s
          metadata: {name: %s, namespace: %s}
          spec: %s
          """
              .formatted(resource.apiVersion(), resource.kind(), called, NAMESPACE, spec));
    }
  }

  private static final Kind CONFIG =
      new Kind(Resource.TOOL_CONFIGS, "tool1-config", "{config_version: v1beta1, components: {}}");
  private static final Kind DEPLOYMENT =
      new Kind(Resource.TOOL_DEPLOYMENTS, "20260101-120000-abcdefghij", "{}");

  static List<Kind> kinds() {
    return List.of(CONFIG, DEPLOYMENT);
  }

  @BeforeAll
  void makeTool() {
    server.createNamespace(NAMESPACE);
    server.createNamespace("tool-other");
    for (Kind kind : kinds()) {
      admin.client().apply(kind.resource(), kind.object(kind.name()));
    }
    bind("view", "reads");
    assertThat(
            Access.of("list tooldeployments.components-api.toolforge.org in " + NAMESPACE)
                .getsGranted(tool))
        .isTrue();
  }

  @AfterAll
  void removeTool() {
    for (Kind kind : kinds()) {
      admin.client().delete(kind.resource(), NAMESPACE, kind.name());
    }
    admin.client().delete(ROLE_BINDINGS, NAMESPACE, "reads");
    admin.close();
    tool.close();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void reads(Kind kind) {
    assertThat(tool.client().get(kind.resource(), NAMESPACE, kind.name())).isPresent();
    assertThat(tool.client().list(kind.resource(), NAMESPACE, ""))
        .extracting(KubeObject::name)
        .contains(kind.name());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void doesNotWrite(Kind kind) {
    KubeClient client = tool.client();
    KubeObject seen = client.get(kind.resource(), NAMESPACE, kind.name()).orElseThrow();
    assertRefused(() -> client.create(kind.resource(), kind.object("another")));
    assertRefused(() -> client.patch(kind.resource(), NAMESPACE, kind.name(), cancel()));
    assertRefused(() -> client.apply(kind.resource(), kind.object(kind.name())));
    assertRefused(() -> client.replace(kind.resource(), seen));
    assertRefused(() -> client.replaceStatus(kind.resource(), seen));
    assertRefused(() -> client.delete(kind.resource(), NAMESPACE, kind.name()));
    assertThat(admin.client().get(kind.resource(), NAMESPACE, kind.name())).contains(seen);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void seesNothingElsewhere(Kind kind) {
    assertRefused(() -> tool.client().list(kind.resource(), "tool-other", ""));
    assertRefused(() -> tool.client().list(kind.resource(), "", ""));
    assertRefused(() -> tool.client().get(kind.resource(), "tool-other", "anything"));
  }

  @Test
  void seesNoTokens() {
    assertRefused(() -> tool.client().list(Resource.SECRETS, Chart.NAMESPACE, ""));
    assertRefused(() -> tool.client().list(Resource.SECRETS, NAMESPACE, ""));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hidesEverythingFromStrangers(Kind kind) {
    try (Cluster stranger = server.connect(User.STRANGER)) {
      assertRefused(() -> stranger.client().list(kind.resource(), NAMESPACE, ""));
      assertRefused(() -> stranger.client().get(kind.resource(), NAMESPACE, kind.name()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edit", "admin"})
  void writesNotEvenWithMoreRights(String role) {
    bind(role, "more");
    try {
      assertThat(Access.of("create pods in " + NAMESPACE).getsGranted(tool)).isTrue();
      for (Kind kind : kinds()) {
        assertRefused(() -> tool.client().create(kind.resource(), kind.object("another")));
        assertRefused(() -> tool.client().delete(kind.resource(), NAMESPACE, kind.name()));
      }
    } finally {
      admin.client().delete(ROLE_BINDINGS, NAMESPACE, "more");
    }
  }

  @Test
  void deploysOnceItGetsTheRoleForThat() {
    bind("components-deployer", "deploys");
    try {
      Resource deployments = Resource.TOOL_DEPLOYMENTS;
      assertThat(
              Access.of("create tooldeployments.components-api.toolforge.org in " + NAMESPACE)
                  .getsGranted(tool))
          .isTrue();
      assertThat(tool.client().create(deployments, DEPLOYMENT.object("mine"))).isPresent();
      assertThat(tool.client().patch(deployments, NAMESPACE, "mine", cancel())).isPresent();
      tool.client().delete(deployments, NAMESPACE, "mine");
      assertThat(admin.client().get(deployments, NAMESPACE, "mine")).isEmpty();
      assertRefused(() -> tool.client().create(Resource.TOOL_CONFIGS, CONFIG.object("mine")));
    } finally {
      admin.client().delete(ROLE_BINDINGS, NAMESPACE, "deploys");
    }
  }

  private void bind(String role, String name) {
    admin
        .client()
        .apply(
            ROLE_BINDINGS,
            Yaml.object(
                """
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata: {name: %s, namespace: %s}
                roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s}
                subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: tool1}]
                """
                    .formatted(name, NAMESPACE, role)));
  }

  private static JsonObject cancel() {
    return JsonParser.parseString("{\"spec\": {\"intent\": \"cancel\"}}").getAsJsonObject();
  }

  private static void assertRefused(ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOf(ComponentsException.class)
        .hasMessageContaining("does not let");
  }
}
