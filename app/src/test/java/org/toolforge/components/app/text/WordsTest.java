package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WordsTest {

  @Test
  void saysShortTimesExactlyAndLongOnesRoughly() {
    assertThat(Words.span(Duration.ofMillis(1_449))).isEqualTo("1.4 s");
    assertThat(Words.span(Duration.ZERO)).isEqualTo("0.0 s");
    assertThat(Words.span(Duration.ofMillis(-5))).isEqualTo("0.0 s");
    assertThat(Words.span(Duration.ofSeconds(10))).isEqualTo("10 s");
    assertThat(Words.span(Duration.ofSeconds(3_725))).isEqualTo("1 h 2 min 5 s");
    assertThat(Words.span(Duration.ofHours(2))).isEqualTo("2 h");
  }

  @Test
  void countsOneAndMany() {
    assertThat(Words.count(0, "build")).isEqualTo("0 builds");
    assertThat(Words.count(1, "build")).isEqualTo("1 build");
  }
}
