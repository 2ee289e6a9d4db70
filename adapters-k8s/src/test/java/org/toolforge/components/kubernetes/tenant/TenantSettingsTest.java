package org.toolforge.components.kubernetes.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;

class TenantSettingsTest {

  private static TenantSettings settings(String user, Map<String, String> quota) {
    return new TenantSettings(user, "view", Map.of(), quota, Map.of(), Map.of(), Map.of());
  }

  @Test
  void nameTheUserAsTheOperatorSays() {
    ToolName tool = new ToolName("mytool");

    assertThat(TenantSettings.DEFAULT.user(tool)).isEqualTo("mytool");
    assertThat(settings("toolforge:{tool}@example.org", Map.of()).user(tool))
        .isEqualTo("toolforge:mytool@example.org");
  }

  @Test
  void refuseQuantitiesThatAreNone() {
    assertThatThrownBy(() -> settings("{tool}", Map.of("pods", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'many' is no quantity such as 2, 500m or 8Gi, as pods needs it");
  }
}
