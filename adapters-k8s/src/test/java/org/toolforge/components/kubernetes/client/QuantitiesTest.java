package org.toolforge.components.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {

  @ParameterizedTest
  @CsvSource({
    "2, 2000m",
    "1024Mi, 1Gi",
    "0.5, 500m",
    ".5, 500m",
    "1e3, 1k",
    "1E3, 1000",
    "1E, 1000P",
    "100M, 0.1G",
    "3000n, 3u",
    "+7, 7",
    "1.5Gi, 1536Mi"
  })
  void areTheSameHoweverTheyAreWritten(String one, String other) {
    assertThat(Quantities.same(one, other)).isTrue();
  }

  @Test
  void areAnotherWhenTheyAreMoreOrLess() {
    assertThat(Quantities.same("1Gi", "1G")).isFalse();
    assertThat(Quantities.same("1", "1m")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "1GiB", "1 Gi", "--1", ".", "1ki", "1e", "0x10"})
  void areNoneWhenTheyDoNotLookLikeOne(String text) {
    assertThat(Quantities.amount(text)).isEmpty();
    assertThat(Quantities.same(text, text)).isFalse();
  }
}
