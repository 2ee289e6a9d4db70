package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.TenantStore;
import org.toolforge.components.port.TenantStoreContract;

class InMemoryTenantStoreTest implements TenantStoreContract {

  private final Script script = new Script();
  private final InMemoryTenantStore tenants = new InMemoryTenantStore(script, Shelves.NONE);

  @Override
  public TenantStore tenants() {
    return tenants;
  }

  @Override
  public void settle() {
    // Everything is done at once.
  }

  @Override
  public void addForeignNamespace(ToolName tool) {
    tenants.addForeignNamespace(tool);
  }

  @Override
  public void letNamespacesLinger() {
    script.namespacesLinger(true);
  }

  @Test
  void lingeringNamespacesGoOnceTheScriptSaysSo() {
    letNamespacesLinger();
    tenants.prepare(tool(), false);
    tenants.remove(tool());
    assertThat(tenants.find(tool())).isPresent();

    script.namespacesLinger(false);

    assertThat(tenants.find(tool())).isEmpty();
    assertThat(tenants.prepare(tool(), false).isReady()).isTrue();
  }
}
