package org.toolforge.components.inmemory.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toolforge.components.Components;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.inmemory.Script;

@ExtendWith(InMemoryComponentsExtension.class)
class InMemoryComponentsExtensionTest {

  private static final String CONFIG =
      """
      components:
        api:
          component_type: continuous
          build:
            repository: https://gitlab.wikimedia.org/toolforge-repos/mytool
          run:
            command: web
      """;

  private static final Set<InMemoryComponents> GIVEN =
      Collections.newSetFromMap(new IdentityHashMap<>());

  @BeforeEach
  void tellTheScriptOfTheTestsOwnSystem(Script script) {
    script.build("api").failsWith("no Procfile found");
  }

  @RepeatedTest(2)
  void givesEachTestASystemOfItsOwn(InMemoryComponents toolforge) {
    assertThat(GIVEN.add(toolforge)).isTrue();
    assertThat(toolforge.components().deployments(new ToolName("mytool"))).isEmpty();
    toolforge.deploy("mytool", CONFIG);
  }

  @Test
  void givesOneTestTheSameSystemInEveryForm(
      InMemoryComponents toolforge, Components components, Script script) {
    assertThat(toolforge.components()).isSameAs(components);
    assertThat(toolforge.script()).isSameAs(script);
    assertThat(toolforge.deploy("mytool", CONFIG).status()).isEqualTo(DeploymentStatus.FAILED);
  }
}
