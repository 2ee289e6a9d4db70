package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

  @ParameterizedTest
  @CsvSource({
    "PT30M, 30 min",
    "PT1H, 1 h",
    "PT1H30M, 1 h 30 min",
    "PT25H5S, 25 h 5 s",
    "PT0.25S, 250 ms",
    "PT0S, 0 ms"
  })
  void saysALengthOfTimeAsPeopleDo(Duration duration, String words) {
    assertThat(Sentences.span(duration)).isEqualTo(words);
  }
}
