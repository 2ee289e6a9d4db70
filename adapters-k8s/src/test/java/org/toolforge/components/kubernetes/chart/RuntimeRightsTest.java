package org.toolforge.components.kubernetes.chart;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;
import org.toolforge.components.kubernetes.harness.Yaml;

/**
 * Who has nothing but the role for running components can run them, and needs all of that role. The
 * service has it beside its others, some of which hold for the same in one namespace.
 */
@NeedsRealServer
class RuntimeRightsTest extends NeededRights {

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final Resource CLUSTER_ROLES =
      new Resource(RBAC, "v1", "ClusterRole", "clusterroles");
  private static final Resource BINDINGS =
      new Resource(RBAC, "v1", "ClusterRoleBinding", "clusterrolebindings");
  private static final KubeObject BINDING =
      Yaml.object(
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata: {name: runtime-story}
          roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "%s"}
          subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: tool1}]
          """
              .formatted(role().name()));

  RuntimeRightsTest() {
    super(KubeTestServer.shared().connect(User.ADMIN), User.TOOL);
  }

  private static KubeObject role() {
    List<KubeObject> objects = Chart.ours().render("runtime: {type: kubernetes}");
    return ChartRenderingTest.all("ClusterRole", objects).stream()
        .filter(role -> role.name().endsWith(":runtime"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  ServiceRoles roles(KubeClient admin) {
    KubeObject role = admin.apply(CLUSTER_ROLES, role());
    KubeObject unused = admin.apply(BINDINGS, BINDING);
    return ServiceRoles.ofOne(admin, role.name());
  }

  @AfterAll
  static void unbind() {
    try (Cluster admin = KubeTestServer.shared().connect()) {
      admin.client().delete(BINDINGS, "", BINDING.name());
    }
  }

  @Override
  void unfold(Cluster service, KubeClient admin) throws InterruptedException {
    try (RuntimeStory story = RuntimeStory.begin(service, admin)) {
      story.unfold();
    }
  }
}
