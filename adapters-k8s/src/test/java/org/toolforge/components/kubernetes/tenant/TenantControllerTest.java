package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.User;
import org.toolforge.components.port.Tenant;

/** What the controller makes of a real cluster. */
@NeedsRealServer
@Execution(ExecutionMode.CONCURRENT)
class TenantControllerTest {

  private static final Resource QUOTAS = new Resource("", "v1", "ResourceQuota", "resourcequotas");
  private static final Resource ACCOUNTS =
      new Resource("", "v1", "ServiceAccount", "serviceaccounts");
  private static final Resource PODS = new Resource("", "v1", "Pod", "pods");
  private static final String OURS = "app.kubernetes.io/managed-by=toolforge-components";

  private final KubeClient client = TestCluster.admin();
  private final ToolName tool = TestCluster.newTool();
  private final String namespace = Tenant.namespaceOf(tool);
  private final KubernetesTenantStore store = new KubernetesTenantStore(client);
  private final List<String> told = new ArrayList<>();
  private final TenantController controller = controller(client, TenantSettings.DEFAULT);

  private TenantController controller(KubeClient by, TenantSettings settings) {
    return new TenantController(
        by,
        settings,
        (about, trouble, reason, message) -> told.add((trouble ? "! " : "") + reason),
        InstantSource.system());
  }

  private KubeObject there(Resource resource, String name) {
    return client
        .get(resource, resource.equals(Resource.NAMESPACES) ? "" : namespace, name)
        .orElseThrow();
  }

  private void settle(TenantController by) {
    Await.until("all is done", () -> by.reconcile(tool.value()).isEmpty());
  }

  private void prepare() {
    Tenant unused = store.prepare(tool, false);
    settle(controller);
  }

  private void addNamespace() {
    Optional<KubeObject> unused =
        client.create(Resource.NAMESPACES, KubeObject.named(Resource.NAMESPACES, "", namespace));
  }

  @Test
  void makesTheNamespaceWithAllThatBelongsThere() {
    prepare();

    KubeObject made = there(Resource.NAMESPACES, namespace);
    assertThat(made.label("app.kubernetes.io/managed-by")).contains("toolforge-components");
    assertThat(made.label("toolforge.org/tool")).contains(tool.value());
    assertThat(made.label("pod-security.kubernetes.io/enforce")).contains("baseline");
    for (Wanted.Item item :
        new Wanted(TenantSettings.DEFAULT).contents(tool, new Tool(there(Resource.TOOLS)))) {
      assertThat(Trees.has(there(item).tree(), item.object().tree()))
          .as(item.object().tree().toString())
          .isTrue();
    }
    assertThat(told).containsExactly("Prepared");
    JsonObject status = there(Resource.TOOLS).part("status").orElseThrow();
    assertThat(status.get("namespace").getAsString()).isEqualTo(namespace);
    assertThat(status.get("observedGeneration").getAsLong()).isEqualTo(1);
  }

  private KubeObject there(Resource cluster) {
    return client.get(cluster, "", tool.value()).orElseThrow();
  }

  private KubeObject there(Wanted.Item item) {
    return there(item.resource(), item.object().name());
  }

  @Test
  void writesNothingWhenThereIsNothingToDo() {
    prepare();
    List<Long> before = versions();

    settle(controller);
    settle(controller(client, TenantSettings.DEFAULT));

    assertThat(versions()).isEqualTo(before);
    assertThat(told).containsExactly("Prepared");
  }

  private List<Long> versions() {
    List<Long> versions = new ArrayList<>();
    versions.add(there(Resource.TOOLS).version());
    for (Wanted.Item item :
        new Wanted(TenantSettings.DEFAULT).contents(tool, new Tool(there(Resource.TOOLS)))) {
      if (!item.resource().equals(QUOTAS) && !item.resource().equals(ACCOUNTS)) {
        // Into these the cluster itself writes what is used, and which tokens there are.
        versions.add(there(item).version());
      }
    }
    return versions;
  }

  @Test
  void putsBackWhatSomebodyTookAwayOrChanged() {
    prepare();
    // The cluster may write the account's tokens into it between our look and our deletion.
    Await.until(
        "the account is deleted",
        () -> client.delete(ACCOUNTS, there(ACCOUNTS, tool.value())).isPresent());
    assertThat(client.patch(QUOTAS, namespace, "toolforge-components", hard("pods", "1000")))
        .isPresent();

    settle(controller);

    assertThat(there(ACCOUNTS, tool.value()).label("toolforge.org/tool")).contains(tool.value());
    assertThat(hard("pods")).isEqualTo("40");
  }

  private static JsonObject hard(String name, String value) {
    JsonObject spec = new JsonObject();
    spec.add("hard", Trees.of(Map.of(name, value)));
    JsonObject patch = new JsonObject();
    patch.add("spec", spec);
    return patch;
  }

  private String hard(String name) {
    return there(QUOTAS, "toolforge-components")
        .part("spec")
        .orElseThrow()
        .getAsJsonObject("hard")
        .get(name)
        .getAsString();
  }

  @Test
  void followsOtherSettings() {
    prepare();
    TenantSettings usual = TenantSettings.DEFAULT;
    TenantSettings other =
        new TenantSettings(
            "toolforge:{tool}",
            "edit",
            Map.of("team", "a"),
            Map.of("pods", "7"),
            usual.defaultLimits(),
            usual.defaultRequests(),
            Map.of());

    settle(controller(client, other));

    KubeObject binding = there(Wanted.ROLE_BINDINGS, "toolforge-components");
    assertThat(binding.part("roleRef").orElseThrow().get("name").getAsString()).isEqualTo("edit");
    assertThat(binding.tree().get("subjects").toString()).contains("toolforge:" + tool);
    assertThat(hard("pods")).isEqualTo("7");
    assertThat(there(QUOTAS, "toolforge-components").part("spec").orElseThrow().toString())
        .doesNotContain("services");
    assertThat(there(Resource.NAMESPACES, namespace).label("team")).contains("a");
  }

  @Test
  void takesAwayWhatTheSettingsNoLongerHave() {
    prepare();
    TenantSettings usual = TenantSettings.DEFAULT;
    Map<String, String> quota = new HashMap<>(usual.quota());
    quota.remove("services.nodeports");

    settle(
        controller(
            client,
            new TenantSettings(
                usual.userName(),
                usual.viewRole(),
                usual.namespaceLabels(),
                quota,
                usual.defaultLimits(),
                usual.defaultRequests(),
                usual.ingressNamespaceLabels())));

    assertThat(there(QUOTAS, "toolforge-components").part("spec").orElseThrow().toString())
        .contains("services")
        .doesNotContain("services.nodeports");
  }

  @Test
  void letsTheToolsUserLookAndNotTouch() {
    ToolName own = new ToolName("tool1");
    store.prepare(own, true);
    Await.until("all is done", () -> controller.reconcile("tool1").isEmpty());
    KubeClient user = TestCluster.as(User.TOOL);

    assertThat(user.list(PODS, "tool-tool1", "")).isNotNull();
    assertThat(user.list(ACCOUNTS, "tool-tool1", OURS)).hasSize(1);
    assertThatThrownBy(() ->
            user.create(Resource.LEASES, KubeObject.named(Resource.LEASES, "tool-tool1", "mine")))
        .isInstanceOf(ComponentsException.class)
        .hasMessageContaining("403");
    prepare();
    assertThatThrownBy(() -> user.list(PODS, namespace, ""))
        .isInstanceOf(ComponentsException.class)
        .hasMessageContaining("403");
  }

  @Test
  void leavesAnAdoptedNamespaceAsItWas() {
    addNamespace();
    KubeObject before = there(Resource.NAMESPACES, namespace);
    KubeObject theirs = KubeObject.named(ACCOUNTS, namespace, tool.value());
    assertThat(client.create(ACCOUNTS, theirs)).isPresent();
    store.prepare(tool, true);
    settle(controller);
    assertThat(hard("pods")).isEqualTo("40");

    store.remove(tool);
    settle(controller);

    KubeObject after = there(Resource.NAMESPACES, namespace);
    assertThat(after.uid()).isEqualTo(before.uid());
    assertThat(after.metadata().get("annotations")).isEqualTo(before.metadata().get("annotations"));
    assertThat(after.metadata().get("labels")).isEqualTo(before.metadata().get("labels"));
    assertThat(client.list(QUOTAS, namespace, "")).isEmpty();
    assertThat(client.list(ACCOUNTS, namespace, OURS)).isEmpty();
    assertThat(there(ACCOUNTS, tool.value()).annotation("components-api.toolforge.org/tenant"))
        .isEmpty();
  }

  @Test
  void saysThatANamespaceIsInTheWay() {
    addNamespace();

    prepare();

    assertThat(told).containsExactly("! NamespaceExists");
    assertThat(client.list(QUOTAS, namespace, "")).isEmpty();
  }

  @Test
  void makesANamespaceAnewThatSomebodyDeleted() {
    prepare();
    KubeObject first = there(Resource.NAMESPACES, namespace);
    assertThat(client.delete(Resource.NAMESPACES, first)).isPresent();

    assertThat(controller.reconcile(tool.value())).isPresent();
    assertThat(told).containsExactly("Prepared", "Preparing");
    settle(controller);

    assertThat(there(Resource.NAMESPACES, namespace).uid()).isNotEqualTo(first.uid());
    assertThat(told).containsExactly("Prepared", "Preparing", "Prepared");
  }

  @Test
  void doesNotTakeWhatAnEarlierToolOfThatNameHad() {
    prepare();
    KubeObject held = there(Resource.TOOLS);
    store.remove(tool);
    assertThat(
            client.patch(
                Resource.TOOLS,
                "",
                tool.value(),
                new Tool(there(Resource.TOOLS)).withFinalizer(false)))
        .isPresent();
    assertThat(client.get(Resource.TOOLS, "", tool.value())).isEmpty();

    prepare();

    assertThat(there(Resource.TOOLS).uid()).isNotEqualTo(held.uid());
    assertThat(told).containsExactly("Prepared", "! NamespaceExists");
  }

  @Test
  void saysWhatItMayNotDo() {
    store.prepare(tool, false);
    KubeClient stranger = TestCluster.as(User.STRANGER);

    assertThatThrownBy(() -> controller(stranger, TenantSettings.DEFAULT).reconcile(tool.value()))
        .isInstanceOf(ComponentsException.Unavailable.class);

    TenantSettings wrong =
        new TenantSettings(
            "{tool}", "view", Map.of("team", "no label"), Map.of(), Map.of(), Map.of(), Map.of());
    assertThatThrownBy(() -> controller(client, wrong).reconcile(tool.value()))
        .isInstanceOf(ComponentsException.Unavailable.class);
    assertThat(told).containsExactly("! Failed");
    assertThat(store.find(tool).orElseThrow().message()).contains("no label");
    settle(controller);
    assertThat(store.find(tool).orElseThrow().isReady()).isTrue();
  }

  @Test
  void refusesAnObjectThatNoToolCanHave() {
    String name = tool + ".example";
    assertThat(client.create(Resource.TOOLS, KubeObject.named(Resource.TOOLS, "", name)))
        .isPresent();

    assertThat(controller.reconcile(name)).isEmpty();
    assertThat(controller.reconcile(name)).isEmpty();

    assertThat(told).containsExactly("! InvalidName");
    assertThat(client.delete(Resource.TOOLS, client.get(Resource.TOOLS, "", name).orElseThrow()))
        .isPresent();
    assertThat(controller.reconcile(name)).isEmpty();
    assertThat(client.get(Resource.TOOLS, "", name)).isEmpty();
  }
}
