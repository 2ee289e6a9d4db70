package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.Tenant;
import org.toolforge.components.port.TenantState;

class TenantUseCasesTest {

  private static final ToolName TOOL = new ToolName("mytool");

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  @Test
  void aToolIsPreparedShownAndRemoved() {
    Tenant prepared = components.prepareTool(TOOL, false);

    assertThat(prepared)
        .isEqualTo(
            new Tenant(
                TOOL,
                "tool-mytool",
                false,
                TenantState.PREPARED,
                "The namespace tool-mytool is prepared."));
    assertThat(components.tool(TOOL)).isEqualTo(prepared);
    assertThat(components.removeTool(TOOL).state()).isEqualTo(TenantState.TERMINATING);
    assertThatThrownBy(() -> components.tool(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void whatNobodyPreparedIsNotFound() {
    assertThatThrownBy(() -> components.tool(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessage("Tool mytool is not prepared. An administrator can prepare it.");
    assertThatThrownBy(() -> components.removeTool(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void aNamespaceInTheWayIsToldAndNotThrown() {
    toolforge.platform().addForeignNamespace(TOOL);

    assertThat(components.prepareTool(TOOL, false).state()).isEqualTo(TenantState.NAMESPACE_EXISTS);
    assertThat(components.prepareTool(TOOL, true).isReady()).isTrue();
  }
}
