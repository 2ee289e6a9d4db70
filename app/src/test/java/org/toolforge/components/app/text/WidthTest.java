package org.toolforge.components.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WidthTest {

  @Test
  void leavesShortTextAlone() {
    assertThat(Width.cut("text", 4)).isEqualTo("text");
  }

  @Test
  void cutsLongText() {
    assertThat(Width.cut("longer text", 6)).isEqualTo("longer");
  }

  @Test
  void countsNoEscapeSequencesAndKeepsTheLastOne() {
    assertThat(Width.cut("\033[32mgreen\033[0m", 3)).isEqualTo("\033[32mgre\033[0m");
  }

  @ParameterizedTest
  @EnumSource
  void countsTwoColumnsForEachSymbol(Mark mark) {
    assertThat(Width.cut(mark.symbol() + "x", 3)).isEqualTo(mark.symbol() + "x");
    assertThat(Width.cut(mark.symbol() + "x", 2)).isEqualTo(mark.symbol());
  }
}
