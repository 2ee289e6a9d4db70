package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

/** What belongs into a tool's namespace, as the settings have it. */
final class Wanted {

  private static final String RBAC = "rbac.authorization.k8s.io";
  static final Resource ROLE_BINDINGS = new Resource(RBAC, "v1", "RoleBinding", "rolebindings");

  /** How all are called but the service account, which has the tool's name. */
  private static final String NAME = KubeClient.FIELD_MANAGER;

  private final TenantSettings settings;

  /** An object that is wanted. */
  record Item(Resource resource, KubeObject object) {}

  Wanted(TenantSettings settings) {
    this.settings = settings;
  }

  /** The namespace, when we make it. */
  Item namespace(ToolName name, Tool tool) {
    KubeObject namespace = KubeObject.named(Resource.NAMESPACES, "", Namespaces.of(name));
    Marks.mark(namespace, name, tool);
    settings.namespaceLabels().forEach(namespace.metadata().getAsJsonObject("labels")::addProperty);
    return new Item(Resource.NAMESPACES, namespace);
  }

  /** What is in it; first what limits the rest. */
  List<Item> contents(ToolName name, Tool tool) {
    return List.of(
        item(Resource.QUOTAS, NAME, name, tool, Map.of("spec", settings.limits().inAll())),
        item(
            Resource.LIMIT_RANGES,
            NAME,
            name,
            tool,
            Map.of("spec", settings.limits().perContainer())),
        item(Resource.NETWORK_POLICIES, NAME, name, tool, Map.of("spec", network())),
        serviceAccount(name, tool),
        item(
            ROLE_BINDINGS,
            NAME,
            name,
            tool,
            Map.of("roleRef", viewRole(), "subjects", Trees.listOf(user(name)))));
  }

  private static Item item(
      Resource resource,
      String called,
      ToolName name,
      Tool tool,
      Map<String, ? extends JsonElement> parts) {
    KubeObject object = KubeObject.named(resource, Namespaces.of(name), called);
    Marks.mark(object, name, tool);
    JsonObject sorted = new JsonObject();
    new TreeMap<>(parts).forEach(sorted::add);
    Marks.markSettings(object, sorted);
    sorted.entrySet().forEach(part -> object.tree().add(part.getKey(), part.getValue()));
    return new Item(resource, object);
  }

  /** What runs as it gets no access to the API server unless it asks for it. */
  private static Item serviceAccount(ToolName name, Tool tool) {
    return item(
        Resource.SERVICE_ACCOUNTS,
        name.value(),
        name,
        tool,
        Map.of("automountServiceAccountToken", new JsonPrimitive(false)));
  }

  /** The tool's pods are reached by each other, and by what brings in what is published. */
  private JsonObject network() {
    JsonObject pod = new JsonObject();
    pod.add("podSelector", new JsonObject());
    JsonArray from = Trees.listOf(pod);
    if (!settings.ingressNamespaceLabels().isEmpty()) {
      JsonObject selector = new JsonObject();
      selector.add("matchLabels", Trees.of(settings.ingressNamespaceLabels()));
      JsonObject namespaces = new JsonObject();
      namespaces.add("namespaceSelector", selector);
      from.add(namespaces);
    }
    JsonObject ingress = new JsonObject();
    ingress.add("from", from);
    JsonArray types = new JsonArray();
    types.add("Ingress");
    JsonObject spec = new JsonObject();
    spec.add("podSelector", new JsonObject());
    spec.add("policyTypes", types);
    spec.add("ingress", Trees.listOf(ingress));
    return spec;
  }

  private JsonObject viewRole() {
    JsonObject role = new JsonObject();
    role.addProperty("apiGroup", RBAC);
    role.addProperty("kind", "ClusterRole");
    role.addProperty("name", settings.viewRole());
    return role;
  }

  private JsonObject user(ToolName name) {
    JsonObject user = new JsonObject();
    user.addProperty("apiGroup", RBAC);
    user.addProperty("kind", "User");
    user.addProperty("name", settings.user(name));
    return user;
  }
}
