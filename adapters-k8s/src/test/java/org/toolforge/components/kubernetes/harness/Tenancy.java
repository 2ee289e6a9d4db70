package org.toolforge.components.kubernetes.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

/** Namespaces of tools, with nothing in them. */
public final class Tenancy {

  private static final List<Resource> OURS =
      List.of(
          Resource.TOOL_DEPLOYMENTS,
          Resource.TOOL_CONFIGS,
          Resource.CONTROLLER_REVISIONS,
          Resource.LEASES);

  private Tenancy() {}

  /**
   * Makes the namespaces of tools. Whatever earlier tests left in any tool's namespace goes, as a
   * system sees all of them.
   */
  public static void empty(KubeTestServer server, KubeClient client, ToolName... tools) {
    for (Resource resource : OURS) {
      client.list(resource, "", "").stream()
          .filter(object -> Namespaces.tool(object.namespace()).isPresent())
          .forEach(object -> remove(client, resource, object));
    }
    for (ToolName tool : tools) {
      server.createNamespace(Namespaces.of(tool));
    }
  }

  private static void remove(KubeClient client, Resource resource, KubeObject object) {
    if (!object.finalizers().isEmpty()) {
      JsonObject metadata = new JsonObject();
      metadata.add("finalizers", new JsonArray());
      JsonObject changes = new JsonObject();
      changes.add("metadata", metadata);
      client.patch(resource, object.namespace(), object.name(), changes);
    }
    client.delete(resource, object.namespace(), object.name());
  }
}
