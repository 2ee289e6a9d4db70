package org.toolforge.components.inmemory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantState;
import org.toolforge.components.port.TenantStore;

/**
 * Tenants in a map: what is asked for is done at once, unless the script lets namespaces linger.
 */
final class InMemoryTenantStore implements TenantStore {

  private final Script script;
  private final Map<ToolName, Tenant> tenants = new HashMap<>();
  private final Set<ToolName> foreignNamespaces = new HashSet<>();
  private final Shelf<Tenant> kept;

  InMemoryTenantStore(Script script, Shelves shelves) {
    this.script = script;
    kept = shelves.shelf("tenants", Tenant.class);
    kept.contents().forEach((tool, tenant) -> tenants.put(new ToolName(tool), tenant));
  }

  @Override
  public synchronized Tenant prepare(ToolName tool, boolean adopt) {
    Optional<Tenant> present = find(tool);
    if (present.isPresent() && present.get().state() == TenantState.TERMINATING) {
      throw new ComponentsException.Conflict(
          "Tool %s is being removed. Prepare it again once that is done.".formatted(tool));
    }
    boolean taken = present.isPresent() && present.get().isReady();
    return foreignNamespaces.contains(tool) && !adopt && !taken
        ? put(
            tool,
            false,
            TenantState.NAMESPACE_EXISTS,
            "The namespace %s was there before and is left alone. Ask with adopt to take it.")
        : put(tool, adopt, TenantState.PREPARED, "The namespace %s is prepared.");
  }

  @Override
  public synchronized Optional<Tenant> find(ToolName tool) {
    script.call("tenant store");
    Tenant tenant = tenants.get(tool);
    if (tenant != null && tenant.state() == TenantState.TERMINATING && !script.namespacesLinger()) {
      forget(tool);
      return Optional.empty();
    }
    return Optional.ofNullable(tenant);
  }

  @Override
  public synchronized Optional<Tenant> remove(ToolName tool) {
    Optional<Tenant> going =
        find(tool)
            .map(tenant ->
                put(
                    tool,
                    tenant.adopt(),
                    TenantState.TERMINATING,
                    "What the tool has in the namespace %s is being removed."));
    if (!script.namespacesLinger()) {
      forget(tool);
    }
    return going;
  }

  /** A namespace of that tool that somebody else made. */
  synchronized void addForeignNamespace(ToolName tool) {
    foreignNamespaces.add(tool);
  }

  private Tenant put(ToolName tool, boolean adopt, TenantState state, String sentence) {
    String namespace = Tenant.namespaceOf(tool);
    Tenant tenant = new Tenant(tool, namespace, adopt, state, sentence.formatted(namespace));
    if (!tenant.equals(tenants.get(tool))) {
      kept.put(tool.value(), tenant);
      tenants.put(tool, tenant);
    }
    return tenant;
  }

  private void forget(ToolName tool) {
    kept.remove(tool.value());
    tenants.remove(tool);
  }
}
