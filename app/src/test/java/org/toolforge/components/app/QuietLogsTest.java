package org.toolforge.components.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class QuietLogsTest {

  private final System.Logger logger = System.getLogger("org.toolforge.components.Example");

  @Test
  void letsOnlyWarningsThroughUnlessDebugging() {
    assertThat(logger.isLoggable(System.Logger.Level.WARNING)).isTrue();
    assertThat(logger.isLoggable(System.Logger.Level.INFO)).isFalse();
  }
}
