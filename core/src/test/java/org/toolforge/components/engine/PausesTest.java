package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTest {

  private final Pauses pauses = new Pauses(new Random(1));

  @Test
  void growUntilTheyAreLong() {
    for (int failures = 1; failures <= 10; failures++) {
      Duration about = Duration.ofSeconds(1L << (failures - 1));
      assertThat(pauses.after(failures))
          .isBetween(about.multipliedBy(3).dividedBy(4), about.multipliedBy(5).dividedBy(4));
    }
    assertThat(pauses.after(1_000_000)).isBetween(Duration.ofMinutes(7), Duration.ofMinutes(13));
  }

  @Test
  void differ() {
    assertThat(pauses.after(5)).isNotEqualTo(pauses.after(5));
  }
}
