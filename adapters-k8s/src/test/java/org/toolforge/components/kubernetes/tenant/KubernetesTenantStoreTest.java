package org.toolforge.components.kubernetes.tenant;

import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.port.TenantStore;
import org.toolforge.components.port.TenantStoreContract;

/** On a real API server, with the controller that carries out what is asked for. */
@NeedsRealServer
@Execution(ExecutionMode.CONCURRENT)
class KubernetesTenantStoreTest implements TenantStoreContract {

  private final KubeClient client = TestCluster.admin();
  private final ToolName tool = TestCluster.newTool();
  private final KubernetesTenantStore store = new KubernetesTenantStore(client);
  private final TenantController controller =
      new TenantController(
          client,
          TenantSettings.DEFAULT,
          (about, trouble, reason, message) -> {},
          InstantSource.system());

  @Override
  public ToolName tool() {
    return tool;
  }

  @Override
  public TenantStore tenants() {
    return store;
  }

  @Override
  public void settle() {
    client.list(Resource.TOOLS, "", "").stream()
        .map(KubeObject::name)
        .filter(name -> name.endsWith(tool.value()))
        .forEach(name -> Await.until("all is done", () -> controller.reconcile(name).isEmpty()));
  }

  @Override
  public void addForeignNamespace(ToolName owner) {
    Optional<KubeObject> unused =
        client.create(
            Resource.NAMESPACES, KubeObject.named(Resource.NAMESPACES, "", Namespaces.of(owner)));
  }

  @Override
  public void letNamespacesLinger() {
    // They do, until the controller is let do something.
  }
}
