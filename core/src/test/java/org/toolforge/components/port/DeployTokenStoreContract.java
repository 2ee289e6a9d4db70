package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ToolName;

/** What every store of deploy tokens keeps to. */
public interface DeployTokenStoreContract {

  ToolName TOOL = new ToolName("mytool");
  ToolName OTHER = new ToolName("othertool");
  Instant CREATED = Instant.parse("2026-04-04T12:00:00.123Z");
  DeployToken FIRST = token("first");
  DeployToken SECOND = token("second");

  /** An empty store, the same at each call in one test. */
  DeployTokenStore tokens();

  private static DeployToken token(String value) {
    return new DeployToken(value, CREATED, CREATED.plusSeconds(60));
  }

  @Test
  default void hasNothingAtFirst() {
    assertThat(tokens().find(TOOL)).isEmpty();
  }

  @Test
  default void givesBackExactlyWhatWasSaved() {
    assertThat(tokens().save(TOOL, FIRST)).isTrue();

    assertThat(tokens().find(TOOL)).contains(FIRST);
    assertThat(tokens().find(OTHER)).isEmpty();
  }

  @Test
  default void savesNothingOverAToken() {
    tokens().save(TOOL, FIRST);

    assertThat(tokens().save(TOOL, SECOND)).isFalse();
    assertThat(tokens().find(TOOL)).contains(FIRST);
  }

  @Test
  default void replacesOnlyTheTokenThatTheCallerSaw() {
    assertThat(tokens().replace(TOOL, FIRST, SECOND)).isFalse();
    tokens().save(TOOL, FIRST);

    assertThat(tokens().replace(TOOL, SECOND, token("third"))).isFalse();
    assertThat(tokens().replace(TOOL, FIRST, SECOND)).isTrue();
    assertThat(tokens().find(TOOL)).contains(SECOND);
  }

  @Test
  default void removesOnlyTheTokenThatTheCallerSaw() {
    tokens().save(TOOL, FIRST);

    assertThat(tokens().remove(TOOL, SECOND)).isFalse();
    assertThat(tokens().remove(OTHER, FIRST)).isFalse();
    assertThat(tokens().remove(TOOL, FIRST)).isTrue();
    assertThat(tokens().find(TOOL)).isEmpty();
    assertThat(tokens().remove(TOOL, FIRST)).isFalse();
  }

  @Test
  default void letsOneOfManyWinThatWriteAtOnce() {
    assertThat(Rush.of(8, i -> tokens().save(TOOL, token("saved" + i)))).containsOnlyOnce(true);

    DeployToken saved = tokens().find(TOOL).orElseThrow();
    assertThat(Rush.of(8, i -> tokens().replace(TOOL, saved, token("next" + i))))
        .containsOnlyOnce(true);
  }
}
