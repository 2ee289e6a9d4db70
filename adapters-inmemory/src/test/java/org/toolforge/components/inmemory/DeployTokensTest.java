package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.DeployTokens;
import org.toolforge.components.DeployTokens.Verdict;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.DeployToken;

/** What can be asked of deploy tokens. */
class DeployTokensTest {

  private static final Duration LIFETIME = Duration.ofDays(365);

  private final VirtualTimeline timeline =
      new VirtualTimeline(Instant.parse("2026-01-01T00:00:00.123456Z"));
  private final Script script = new Script();
  private final InMemoryPlatform platform = new InMemoryPlatform(timeline, script);
  private final DeployTokens tokens =
      new DeployTokens(platform.deployTokens(), LIFETIME, timeline, new Random(7));

  private void pass(Duration time) {
    timeline.advanceTo(timeline.instant().plus(time));
  }

  @Test
  void makesARandomUuidThatExpires() {
    DeployToken token = tokens.create(TOOL);

    assertThat(UUID.fromString(token.value()).version()).isEqualTo(4);
    assertThat(UUID.fromString(token.value()).variant()).isEqualTo(2);
    assertThat(token.createdAt()).isEqualTo("2026-01-01T00:00:00.123Z");
    assertThat(token.expiresAt()).isEqualTo(token.createdAt().plus(LIFETIME));
    assertThat(tokens.show(TOOL)).isEqualTo(token);
    assertThat(tokens.create(new ToolName("othertool")).value()).isNotEqualTo(token.value());
  }

  @Test
  void keepsTheSecretOutOfTexts() {
    DeployToken token = tokens.create(TOOL);

    assertThat(token.toString()).doesNotContain(token.value());
    assertThatThrownBy(() -> tokens.create(TOOL))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageNotContaining(token.value());
  }

  @Test
  void replacesOnlyAnExpiredTokenOnCreation() {
    DeployToken first = tokens.create(TOOL);
    pass(LIFETIME);
    DeployToken second = tokens.create(TOOL);

    assertThat(second.value()).isNotEqualTo(first.value());
    assertThat(tokens.show(TOOL)).isEqualTo(second);
  }

  @Test
  void refreshesAlthoughOthersWriteMeanwhile() {
    DeployToken first = tokens.create(TOOL);
    script.nextWritesConflict(3);
    DeployToken second = tokens.refresh(TOOL);

    assertThat(tokens.check(TOOL, first.value())).isEqualTo(Verdict.WRONG);
    assertThat(tokens.check(TOOL, second.value())).isEqualTo(Verdict.VALID);
  }

  @Test
  void givesBackWhatItDeletes() {
    DeployToken token = tokens.create(TOOL);

    assertThat(tokens.delete(TOOL)).isEqualTo(token);
    assertThat(tokens.check(TOOL, token.value())).isEqualTo(Verdict.NONE);
  }

  @Test
  void saysThatAToolHasNone() {
    assertThatThrownBy(() -> tokens.show(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessage("Unable to find a deploy token of tool mytool. Create one first.");
    assertThatThrownBy(() -> tokens.refresh(TOOL)).isInstanceOf(ComponentsException.NotFound.class);
    assertThatThrownBy(() -> tokens.delete(TOOL)).isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void tellsTheTokensApart() {
    DeployToken token = tokens.create(TOOL);

    assertThat(tokens.check(TOOL, token.value())).isEqualTo(Verdict.VALID);
    assertThat(tokens.check(TOOL, token.value().toUpperCase(Locale.ROOT))).isEqualTo(Verdict.WRONG);
    assertThat(tokens.check(TOOL, "")).isEqualTo(Verdict.WRONG);
    assertThat(tokens.check(new ToolName("othertool"), token.value())).isEqualTo(Verdict.NONE);
    pass(LIFETIME);
    assertThat(tokens.check(TOOL, token.value())).isEqualTo(Verdict.EXPIRED);
    assertThat(tokens.check(TOOL, "x")).isEqualTo(Verdict.WRONG);
  }
}
