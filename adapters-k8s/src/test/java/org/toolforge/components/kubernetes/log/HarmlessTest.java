package org.toolforge.components.kubernetes.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain\ttext",
        "Grüße 日本語 🙂",
        "\u001b[1;31mred\u001b[0m",
        "\u001b[38:2:255:0:0mred\u001b[m",
        "family 👩\u200d👧"
      })
  void leavesTextAndItsColoursAlone(String text) {
    assertThat(Harmless.text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u001b[2Kb",
        "a\u001b[1Ab",
        "a\u001b[?25lb",
        "a\u001b]0;title\u0007b",
        "a\u001b]8;;https://example.org\u001b\\b",
        "a\u001bPquery\u001b\\b",
        "a\u001b(Bb",
        "a\u001b7b",
        "a\u009b2Jb"
      })
  void takesOutWhatWouldMoveACursorOrNameAWindow(String text) {
    assertThat(Harmless.text(text)).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\u0008b",
        "a\u007fb",
        "a\u0085b",
        "a\u202eb",
        "a\u2066b",
        "a\u200bb",
        "a\u2028b",
        "a\ufeffb",
        "a\u001bb",
        "a\u001b]unfinished"
      })
  void showsAQuestionMarkForOtherCharactersThatAreNotSeen(String text) {
    assertThat(Harmless.text(text)).startsWith("a?");
  }

  @Test
  void findsItsWayThroughMalice() {
    String text = "\u001b[" + "1;".repeat(50_000) + "\u001b]".repeat(50_000);

    assertThat(Harmless.text(text)).doesNotContain("\u001b");
  }
}
