package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;

/** The service account gets along with these rights. */
@NeedsRealServer
class TenantRightsTest {

  private static final String NAME = "tenants-of-test";
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final Resource ROLES = new Resource(RBAC, "v1", "ClusterRole", "clusterroles");
  private static final Resource BINDINGS =
      new Resource(RBAC, "v1", "ClusterRoleBinding", "clusterrolebindings");

  private final ToolName tool = TestCluster.newTool();
  private final KubeClient service = TestCluster.as(User.SERVICE);
  private final KubernetesTenantStore store = new KubernetesTenantStore(service);
  private final TenantController controller =
      new TenantController(
          service,
          TenantSettings.DEFAULT,
          (about, trouble, reason, message) -> {},
          InstantSource.system());

  @BeforeAll
  static void grant() {
    KubeClient admin = TestCluster.admin();
    JsonArray rules = new JsonArray();
    rules.add(rule(Resource.OUR_GROUP, "tools", "get", "list", "create", "patch", "delete"));
    rules.add(rule(Resource.OUR_GROUP, "tools/status", "update"));
    rules.add(rule("", "namespaces", "get", "create", "patch", "delete"));
    rules.add(rule("", "serviceaccounts", "get", "create", "patch", "delete"));
    rules.add(rule("", "resourcequotas", "get", "create", "patch", "delete"));
    rules.add(rule("", "limitranges", "get", "create", "patch", "delete"));
    rules.add(rule("networking.k8s.io", "networkpolicies", "get", "create", "patch", "delete"));
    rules.add(rule(RBAC, "rolebindings", "get", "create", "patch", "delete"));
    JsonObject bind = rule(RBAC, "clusterroles", "bind");
    bind.add("resourceNames", texts("view"));
    rules.add(bind);
    KubeObject role = KubeObject.named(ROLES, "", NAME);
    role.tree().add("rules", rules);
    assertThat(admin.create(ROLES, role)).isPresent();
    KubeObject binding = KubeObject.named(BINDINGS, "", NAME);
    binding.tree().add("roleRef", reference(RBAC, "ClusterRole", NAME));
    JsonObject account = reference("", "ServiceAccount", "components-api");
    account.addProperty("namespace", "toolforge-components");
    binding.tree().add("subjects", Trees.listOf(account));
    assertThat(admin.create(BINDINGS, binding)).isPresent();
  }

  private static JsonObject rule(String group, String resource, String... verbs) {
    JsonObject rule = new JsonObject();
    rule.add("apiGroups", texts(group));
    rule.add("resources", texts(resource));
    rule.add("verbs", texts(verbs));
    return rule;
  }

  private static JsonArray texts(String... texts) {
    JsonArray all = new JsonArray();
    List.of(texts).forEach(all::add);
    return all;
  }

  private static JsonObject reference(String group, String kind, String name) {
    JsonObject reference = new JsonObject();
    reference.addProperty("apiGroup", group);
    reference.addProperty("kind", kind);
    reference.addProperty("name", name);
    return reference;
  }

  private void settle() {
    Await.until("all is done", () -> controller.reconcile(tool.value()).isEmpty());
  }

  @Test
  void areEnoughForANamespaceOfOurs() {
    store.prepare(tool, false);
    settle();
    assertThat(store.find(tool).orElseThrow().isReady()).isTrue();

    store.remove(tool);
    settle();
    assertThat(store.find(tool)).isEmpty();
  }

  @Test
  void areEnoughForAnAdoptedNamespace() {
    Optional<KubeObject> unused =
        TestCluster.admin()
            .create(
                Resource.NAMESPACES,
                KubeObject.named(Resource.NAMESPACES, "", Namespaces.of(tool)));
    store.prepare(tool, false);
    settle();
    store.prepare(tool, true);
    settle();
    assertThat(store.find(tool).orElseThrow().isReady()).isTrue();

    store.remove(tool);
    settle();
    assertThat(store.find(tool)).isEmpty();
  }
}
