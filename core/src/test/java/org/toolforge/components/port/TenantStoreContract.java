package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

/** What every store of tenants keeps to. */
public interface TenantStoreContract {

  ToolName TOOL = new ToolName("mytool");
  ToolName OTHER = new ToolName("othertool");

  /** An empty store, the same at each call in one test. */
  TenantStore tenants();

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
    assertThat(tenants().find(TOOL)).isEmpty();
    assertThat(tenants().remove(TOOL)).isEmpty();
  }

  @Test
  default void preparesATool() {
    Tenant asked = tenants().prepare(TOOL, false);

    assertThat(asked.tool()).isEqualTo(TOOL);
    assertThat(asked.namespace()).isEqualTo("tool-mytool");
    assertThat(asked.state()).isIn(TenantState.PREPARING, TenantState.PREPARED);
    Tenant prepared = settled(TOOL);
    assertThat(prepared.state()).isEqualTo(TenantState.PREPARED);
    assertThat(prepared.isReady()).isTrue();
    assertThat(prepared.namespace()).isEqualTo("tool-mytool");
    assertThat(prepared.adopt()).isFalse();
    assertThat(prepared.message()).isNotBlank();
    assertThat(tenants().find(OTHER)).isEmpty();
  }

  @Test
  default void staysAsItIsWhenItIsPreparedAgain() {
    tenants().prepare(TOOL, false);
    Tenant before = settled(TOOL);

    assertThat(tenants().prepare(TOOL, false)).isEqualTo(before);
    assertThat(settled(TOOL)).isEqualTo(before);
  }

  @Test
  default void leavesANamespaceAloneThatWasThereBefore() {
    addForeignNamespace(TOOL);

    tenants().prepare(TOOL, false);

    Tenant refused = settled(TOOL);
    assertThat(refused.state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
    assertThat(refused.isReady()).isFalse();
    assertThat(refused.message()).contains("tool-mytool", "adopt");
  }

  @Test
  default void adoptsANamespaceWhenToldSo() {
    addForeignNamespace(TOOL);
    tenants().prepare(TOOL, false);
    settle();

    tenants().prepare(TOOL, true);

    Tenant adopted = settled(TOOL);
    assertThat(adopted.state()).isEqualTo(TenantState.PREPARED);
    assertThat(adopted.adopt()).isTrue();
  }

  @Test
  default void keepsWhatItAdoptedWhenNobodySaysSoAgain() {
    addForeignNamespace(TOOL);
    tenants().prepare(TOOL, true);
    settle();

    tenants().prepare(TOOL, false);

    assertThat(settled(TOOL).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void forgetsAToolThatIsRemoved() {
    tenants().prepare(TOOL, false);
    tenants().prepare(OTHER, false);
    settle();

    Tenant going = tenants().remove(TOOL).orElseThrow();

    assertThat(going.state()).isEqualTo(TenantState.TERMINATING);
    assertThat(going.message()).isNotBlank();
    settle();
    assertThat(tenants().find(TOOL)).isEmpty();
    assertThat(settled(OTHER).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void preparesAToolAnewThatWasRemoved() {
    tenants().prepare(TOOL, false);
    settle();
    remove(TOOL);

    tenants().prepare(TOOL, false);

    assertThat(settled(TOOL).state()).isEqualTo(TenantState.PREPARED);
  }

  @Test
  default void leavesAnAdoptedNamespaceBehind() {
    addForeignNamespace(TOOL);
    tenants().prepare(TOOL, true);
    settle();
    remove(TOOL);

    tenants().prepare(TOOL, false);

    assertThat(settled(TOOL).state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
  }

  @Test
  default void leavesANamespaceBehindThatItNeverHad() {
    addForeignNamespace(TOOL);
    tenants().prepare(TOOL, false);
    settle();
    remove(TOOL);

    tenants().prepare(TOOL, false);

    assertThat(settled(TOOL).state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
  }

  @Test
  default void refusesToPrepareWhatIsBeingRemoved() {
    letNamespacesLinger();
    tenants().prepare(TOOL, false);
    settle();
    tenants().remove(TOOL);

    assertThat(tenants().find(TOOL).map(Tenant::state)).contains(TenantState.TERMINATING);
    assertThat(tenants().remove(TOOL).map(Tenant::state)).contains(TenantState.TERMINATING);
    assertThatThrownBy(() -> tenants().prepare(TOOL, false))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("mytool");
  }

  @Test
  default void preparesOnceWhenManyAskAtOnce() {
    assertThat(Rush.of(8, i -> tenants().prepare(TOOL, false).tool())).containsOnly(TOOL);

    assertThat(settled(TOOL).state()).isEqualTo(TenantState.PREPARED);
    remove(TOOL);
  }
}
