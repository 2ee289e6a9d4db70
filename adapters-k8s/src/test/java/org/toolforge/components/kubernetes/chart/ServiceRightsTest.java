package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.store.KubernetesMaintenance;

/** What the service may do in a cluster, as the chart installs it. */
@NeedsRealServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceRightsTest {

  private static final Resource ROLE_BINDINGS =
      new Resource("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

  /** How what every tool gets is called. */
  private static final String OURS = " in tool-tool1 named toolforge-components";

  private Cluster service = InstalledChart.asService();

  @BeforeAll
  void makeTool() {
    KubeTestServer.shared().createNamespace("tool-tool1");
  }

  @AfterAll
  void close() {
    service.close();
  }

  static Stream<String> granted() {
    return Stream.of(
            verbs(
                "get list watch create update delete",
                "toolconfigs.components-api.toolforge.org in tool-tool1"),
            verbs(
                "get list watch create patch delete",
                "tooldeployments.components-api.toolforge.org in tool-tool1"),
            verbs("update", "toolconfigs.components-api.toolforge.org/status in tool-tool1"),
            verbs("update", "tooldeployments.components-api.toolforge.org/status in tool-tool1"),
            verbs("list watch", "toolconfigs.components-api.toolforge.org"),
            verbs("list watch", "tooldeployments.components-api.toolforge.org"),
            verbs("get list watch create patch delete", "tools.components-api.toolforge.org"),
            verbs("update", "tools.components-api.toolforge.org/status"),
            verbs(
                "get update",
                "leases.coordination.k8s.io in tool-tool1 named components-deployment"),
            verbs(
                "get update",
                "leases.coordination.k8s.io in toolforge-components named components-leader"),
            verbs("create", "leases.coordination.k8s.io in tool-tool1"),
            verbs("list watch", "leases.coordination.k8s.io"),
            verbs("list create delete", "controllerrevisions.apps in tool-tool1"),
            verbs("create", "events in tool-tool1"),
            verbs("get create update delete", "secrets in toolforge-components"),
            verbs("list watch", "configmaps in toolforge-components named components-maintenance"),
            verbs("get list watch create patch delete", "namespaces"),
            verbs("get create patch delete", "serviceaccounts in tool-tool1"),
            verbs("get create patch delete", "resourcequotas" + OURS),
            verbs("get create patch delete", "limitranges" + OURS),
            verbs("get create patch delete", "networkpolicies.networking.k8s.io" + OURS),
            verbs("get create patch delete", "rolebindings.rbac.authorization.k8s.io" + OURS),
            verbs("bind", "clusterroles.rbac.authorization.k8s.io named view"),
            verbs("get list watch create patch delete", "pipelineruns.tekton.dev in image-build"),
            verbs("list watch", "taskruns.tekton.dev in image-build"),
            verbs("get list", "pods in image-build"),
            verbs("get", "pods/log in image-build"),
            verbs("get list watch create update delete", "configmaps in image-build"))
        .flatMap(List::stream);
  }

  private static List<String> verbs(String verbs, String target) {
    return Stream.of(verbs.split(" ", -1)).map(verb -> verb + " " + target).toList();
  }

  @ParameterizedTest
  @MethodSource("granted")
  void may(String access) {
    assertThat(Access.of(access).isGranted(service)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get secrets in tool-tool1",
        "list secrets in tool-tool1",
        "create secrets in tool-tool1",
        "list secrets",
        "list secrets in toolforge-components",
        "get secrets in kube-system",
        "get configmaps in kube-system",
        "list configmaps in toolforge-components",
        "create configmaps in toolforge-components",
        "list configmaps in tool-tool1 named components-maintenance",
        "list pods in tool-tool1",
        "create pods in tool-tool1",
        "create pods/exec in tool-tool1",
        "get pods/log in tool-tool1",
        "get secrets in image-build",
        "list secrets in image-build",
        "create secrets in image-build",
        "watch pods in image-build",
        "create pods in image-build",
        "delete pods in image-build",
        "create pods/exec in image-build",
        "create pods/attach in image-build",
        "create pods/portforward in image-build",
        "update pods/ephemeralcontainers in image-build",
        "get serviceaccounts/token in image-build",
        "create serviceaccounts/token in image-build",
        "patch configmaps in image-build",
        "update pipelineruns.tekton.dev in image-build",
        "update pipelineruns.tekton.dev/status in image-build",
        "deletecollection pipelineruns.tekton.dev in image-build",
        "get taskruns.tekton.dev in image-build",
        "create taskruns.tekton.dev in image-build",
        "delete taskruns.tekton.dev in image-build",
        "get pipelines.tekton.dev in image-build",
        "update tasks.tekton.dev in image-build",
        "list pipelineruns.tekton.dev",
        "create pipelineruns.tekton.dev in tool-tool1",
        "list taskruns.tekton.dev",
        "list pods",
        "list pods in kube-system",
        "get pods/log in kube-system",
        "get pods/log in toolforge-components",
        "list configmaps",
        "get configmaps in tool-tool1",
        "create deployments.apps in tool-tool1",
        "create jobs.batch in tool-tool1",
        "create daemonsets.apps in kube-system",
        "delete leases.coordination.k8s.io in tool-tool1",
        "update leases.coordination.k8s.io in tool-tool1 named components-leader",
        "update leases.coordination.k8s.io in kube-system named kube-controller-manager",
        "update leases.coordination.k8s.io in kube-node-lease",
        "delete resourcequotas in tool-tool1 named theirs",
        "patch limitranges in tool-tool1 named theirs",
        "delete networkpolicies.networking.k8s.io in kube-system named theirs",
        "create rolebindings.rbac.authorization.k8s.io in tool-tool1",
        "patch rolebindings.rbac.authorization.k8s.io in tool-tool1 named theirs",
        "deletecollection tooldeployments.components-api.toolforge.org in tool-tool1",
        "update tooldeployments.components-api.toolforge.org in tool-tool1",
        "patch toolconfigs.components-api.toolforge.org in tool-tool1",
        "get controllerrevisions.apps in tool-tool1",
        "update controllerrevisions.apps in tool-tool1",
        "list events",
        "delete events in tool-tool1",
        "update namespaces",
        "update tools.components-api.toolforge.org",
        "create serviceaccounts/token in tool-tool1",
        "impersonate users",
        "impersonate serviceaccounts in tool-tool1",
        "create roles.rbac.authorization.k8s.io in tool-tool1",
        "create clusterroles.rbac.authorization.k8s.io",
        "create clusterrolebindings.rbac.authorization.k8s.io",
        "escalate clusterroles.rbac.authorization.k8s.io named view",
        "bind clusterroles.rbac.authorization.k8s.io named edit",
        "bind clusterroles.rbac.authorization.k8s.io named admin",
        "bind clusterroles.rbac.authorization.k8s.io named cluster-admin",
        "bind clusterroles.rbac.authorization.k8s.io named components-deployer",
        "get nodes",
        "list persistentvolumes",
        "update customresourcedefinitions.apiextensions.k8s.io",
        "create mutatingwebhookconfigurations.admissionregistration.k8s.io"
      })
  void mayNot(String access) {
    assertThat(Access.of(access).isGranted(service)).isFalse();
  }

  @Test
  void handsOnTheRightToReadAndNoMore() {
    KubeObject binding = service.client().apply(ROLE_BINDINGS, binding("view"));
    assertThat(service.client().delete(ROLE_BINDINGS, binding)).isPresent();
    assertThatThrownBy(() -> service.client().apply(ROLE_BINDINGS, binding("edit")))
        .isInstanceOf(ComponentsException.class);
  }

  @Test
  void seesWhatIsInAllNamespaces() {
    assertThat(service.client().list(Resource.TOOL_DEPLOYMENTS, "", "")).isNotNull();
    assertThatThrownBy(() -> service.client().list(Resource.SECRETS, "tool-tool1", ""))
        .isInstanceOf(ComponentsException.class);
  }

  @Test
  void followsTheNoticeOfMaintenance() throws InterruptedException {
    KubernetesMaintenance maintenance = new KubernetesMaintenance();
    try (Informer informer =
        Informer.ofOne(
            service.client(),
            Resource.CONFIG_MAPS,
            "toolforge-components",
            KubernetesMaintenance.NAME,
            maintenance)) {
      informer.start();
      assertThat(informer.awaitSync(Duration.ofSeconds(30))).isTrue();
      assertThat(maintenance.notice()).isEmpty();
    }
  }

  private static KubeObject binding(String role) {
    return Yaml.object(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: toolforge-components, namespace: tool-tool1}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %1$s}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: nobody}]
        """
            .formatted(role));
  }
}
