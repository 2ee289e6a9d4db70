package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.app.Examples;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.inmemory.InMemoryComponents;

final class PlanTextTest {

  private static final ToolName TOOL = new ToolName("toolhunt");

  private final InMemoryComponents toolforge = InMemoryComponents.create();

  @Test
  void saysWhyNothingIsToBeDone() {
    toolforge.deploy("toolhunt", Examples.TOOLHUNT);

    assertThat(plan(Examples.TOOLHUNT))
        .contains(
            "Plan for toolhunt: 0 builds, 4 components in 3 stages",
            "Images:",
            "Stage 1:",
            "   unchanged  toolhunt-migratedb  (unchanged)")
        .anyMatch(line -> line.startsWith("   reuse      toolhunt-api "))
        .anyMatch(line -> line.startsWith("Estimate: 0.0 s (measured)"));
  }

  @Test
  void showsWhatIsRemoved() {
    toolforge.deploy("toolhunt", Examples.TOOLHUNT);

    assertThat(plan("components: {api: {build: {repository: https://example.org/api}}}"))
        .containsSequence(
            "At the end:", "   remove     toolhunt-flower  job toolhunt-flower  (not-in-config)");
  }

  private List<String> plan(String config) {
    return PlanText.of(
        PlanMapping.of(
            TOOL,
            toolforge
                .components()
                .plan(
                    TOOL,
                    DeploymentRequest.by("test", "test"),
                    toolforge.platform().reader().read(config))),
        Style.BARE);
  }
}
