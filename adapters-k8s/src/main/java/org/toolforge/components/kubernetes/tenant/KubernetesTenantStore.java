package org.toolforge.components.kubernetes.tenant;

import java.time.Duration;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantState;
import org.toolforge.components.port.TenantStore;

/**
 * Writes down what is wanted, as objects of the kind Tool; {@link TenantController} carries it out.
 */
public final class KubernetesTenantStore implements TenantStore {

  /** Every failed attempt means that another wrote; that many in a row do not happen. */
  private static final int ATTEMPTS = 20;

  private final KubeClient client;

  public KubernetesTenantStore(KubeClient client) {
    this.client = client;
  }

  @Override
  public Tenant prepare(ToolName tool, boolean adopt) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<KubeObject> written =
          present(tool)
              .map(present -> changed(tool, present, adopt))
              .orElseGet(() -> client.create(Resource.TOOLS, Tool.asking(tool, adopt)));
      if (written.isPresent()) {
        return tenant(tool, new Tool(written.get()));
      }
    }
    throw busy(tool);
  }

  private Optional<KubeObject> changed(ToolName tool, Tool present, boolean adopt) {
    if (present.object().isBeingDeleted()) {
      throw new ComponentsException.Conflict(
          "Tool %s is being removed. Prepare it again once that is done.".formatted(tool));
    }
    return present.adopt() == adopt
        ? Optional.of(present.object())
        : client.patch(Resource.TOOLS, "", tool.value(), present.asking(adopt));
  }

  @Override
  public Optional<Tenant> find(ToolName tool) {
    return present(tool).map(present -> tenant(tool, present));
  }

  @Override
  public Optional<Tenant> remove(ToolName tool) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Tool> present = present(tool);
      if (present.isEmpty() || present.get().object().isBeingDeleted()) {
        return present.map(going -> tenant(tool, going));
      }
      if (client.delete(Resource.TOOLS, present.get().object()).isPresent()) {
        return present.map(going -> going(tool, going));
      }
    }
    throw busy(tool);
  }

  private Optional<Tool> present(ToolName tool) {
    return client.get(Resource.TOOLS, "", tool.value()).map(Tool::new);
  }

  private static Tenant tenant(ToolName tool, Tool present) {
    if (present.object().isBeingDeleted()) {
      return going(tool, present);
    }
    return tenant(
        tool,
        present,
        present
            .verdict()
            .orElseGet(() ->
                Verdict.of(TenantState.PREPARING, "This is asked for and not yet looked at.")));
  }

  private static Tenant going(ToolName tool, Tool present) {
    return tenant(tool, present, Verdict.terminating(Namespaces.of(tool)));
  }

  private static Tenant tenant(ToolName tool, Tool present, Verdict verdict) {
    return new Tenant(
        tool, Namespaces.of(tool), present.adopt(), verdict.state(), verdict.message());
  }

  private static ComponentsException.Unavailable busy(ToolName tool) {
    return new ComponentsException.Unavailable(
        "Too many others change tool %s at the moment. Try again.".formatted(tool),
        Duration.ofSeconds(1));
  }
}
