package org.toolforge.components.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

class DeploymentIdTest {

  private static final Instant NOON = Instant.parse("2026-04-04T12:00:00Z");

  @Test
  void saysWhoseItIsAndWhenItWasMade() {
    assertThat(DeploymentId.create(new ToolName("mytool"), NOON, new Random(1)).value())
        .matches("mytool-deploy-20260404-120000-[0-9a-z]{10}");
  }

  @Test
  void isAnotherEachTime() {
    Random random = new Random(1);
    Set<DeploymentId> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(DeploymentId.create(new ToolName("mytool"), NOON, random));
    }
    assertThat(ids).hasSize(1000);
  }

  @Test
  void isValidForTheLongestToolName() {
    ToolName longest = new ToolName("t".repeat(ToolName.MAX_LENGTH));

    assertThat(DeploymentId.create(longest, NOON, new Random(1)).suffix()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "UPPER", "a/b", "../x", "-a", "a-", "a b", "a\n"})
  void isNotFoundWhenNoDeploymentCanHaveTheName(String value) {
    assertThatThrownBy(() -> new DeploymentId(value))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void isNotFoundWhenItIsTooLong() {
    assertThat(new DeploymentId("a".repeat(120)).value()).hasSize(120);
    assertThatThrownBy(() -> new DeploymentId("a".repeat(121)))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void keepsAtLeastOneDeployment() {
    Limits usual = Limits.DEFAULT;
    assertThatThrownBy(() ->
            new Limits(usual.preparing(), usual.build(), usual.readiness(), usual.deployment(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
