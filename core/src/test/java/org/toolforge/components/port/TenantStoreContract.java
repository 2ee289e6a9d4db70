package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

/** What every store of tenants keeps to. */
public interface TenantStoreContract {

  /** An empty store, the same at each call in one test. */
  TenantStore tenants();

  /** A tool that nobody else has, the same at each call in one test. */
  default ToolName tool() {
    return new ToolName("mytool");
  }

  private ToolName other() {
    return new ToolName("other-" + tool());
  }

  /** Lets whatever was asked for be done. */
  void settle();

  /** Makes the tool's namespace as somebody would who does not use this system. */
  void addForeignNamespace(ToolName tool);

  /** Lets namespaces that are removed stay for a while; for as long as a test takes, say. */
  void letNamespacesLinger();

  private Tenant settled(ToolName tool) {
    settle();
    return tenants().find(tool).orElseThrow();
  }

  private void remove(ToolName tool) {
    assertThat(tenants().remove(tool)).isPresent();
    settle();
    assertThat(tenants().find(tool)).isEmpty();
  }

  @Test
  default void hasNobodyAtFirst() {
    assertThat(tenants().find(tool())).isEmpty();
    assertThat(tenants().remove(tool())).isEmpty();
  }

  @Test
  default void preparesATool() {
    Tenant asked = tenants().prepare(tool(), false);

    assertThat(asked.tool()).isEqualTo(tool());
    assertThat(asked.namespace()).isEqualTo("tool-" + tool());
    assertThat(asked.state()).isIn(TenantState.PREPARING, TenantState.PREPARED);
    Tenant prepared = settled(tool());
    assertThat(prepared.state()).isEqualTo(TenantState.PREPARED);
    assertThat(prepared.isReady()).isTrue();
    assertThat(prepared.namespace()).isEqualTo("tool-" + tool());
    assertThat(prepared.adopt()).isFalse();
    assertThat(prepared.message()).isNotBlank();
    assertThat(tenants().find(other())).isEmpty();
  }

  @Test
  default void staysAsItIsWhenItIsPreparedAgain() {
    tenants().prepare(tool(), false);
    Tenant before = settled(tool());

    assertThat(tenants().prepare(tool(), false)).isEqualTo(before);
    assertThat(settled(tool())).isEqualTo(before);
  }

  @Test
  default void leavesANamespaceAloneThatWasThereBefore() {
    addForeignNamespace(tool());

    tenants().prepare(tool(), false);

    Tenant refused = settled(tool());
    assertThat(refused.state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
    assertThat(refused.isReady()).isFalse();
    assertThat(refused.message()).contains("tool-" + tool(), "adopt");
  }

  @Test
  default void adoptsANamespaceWhenToldSo() {
    addForeignNamespace(tool());
    tenants().prepare(tool(), false);
    settle();

    tenants().prepare(tool(), true);

    Tenant adopted = settled(tool());
    assertThat(adopted.state()).isEqualTo(TenantState.PREPARED);
    assertThat(adopted.adopt()).isTrue();
  }

  @Test
  default void keepsWhatItAdoptedWhenNobodySaysSoAgain() {
    addForeignNamespace(tool());
    tenants().prepare(tool(), true);
    settle();

    tenants().prepare(tool(), false);

    assertThat(settled(tool()).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void forgetsAToolThatIsRemoved() {
    tenants().prepare(tool(), false);
    tenants().prepare(other(), false);
    settle();

    Tenant going = tenants().remove(tool()).orElseThrow();

    assertThat(going.state()).isEqualTo(TenantState.TERMINATING);
    assertThat(going.message()).isNotBlank();
    settle();
    assertThat(tenants().find(tool())).isEmpty();
    assertThat(settled(other()).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void preparesAToolAnewThatWasRemoved() {
    tenants().prepare(tool(), false);
    settle();
    remove(tool());

    tenants().prepare(tool(), false);

    assertThat(settled(tool()).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void leavesAnAdoptedNamespaceBehind() {
    addForeignNamespace(tool());
    tenants().prepare(tool(), true);
    settle();
    remove(tool());

    tenants().prepare(tool(), false);

    assertThat(settled(tool()).state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
  }

  @Test
  default void leavesANamespaceBehindThatItNeverHad() {
    addForeignNamespace(tool());
    tenants().prepare(tool(), false);
    settle();
    remove(tool());

    tenants().prepare(tool(), false);

    assertThat(settled(tool()).state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
  }

  @Test
  default void refusesToPrepareWhatIsBeingRemoved() {
    letNamespacesLinger();
    tenants().prepare(tool(), false);
    settle();
    tenants().remove(tool());

    assertThat(tenants().find(tool()).map(Tenant::state)).contains(TenantState.TERMINATING);
    assertThat(tenants().remove(tool()).map(Tenant::state)).contains(TenantState.TERMINATING);
    assertThatThrownBy(() -> tenants().prepare(tool(), false))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining(tool().value());
  }

  @Test
  default void preparesOnceWhenManyAskAtOnce() {
    assertThat(Rush.of(8, i -> tenants().prepare(tool(), false).tool())).containsOnly(tool());

    assertThat(settled(tool()).state()).isEqualTo(TenantState.PREPARED);
    remove(tool());
  }
}
