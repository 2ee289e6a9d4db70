package org.toolforge.components.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;

class RunValuesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "a/",
        "a//b",
        ".",
        "..",
        "../x",
        "a/../b",
        "a/..",
        "./a",
        "a\\b",
        "a\0b",
        "a\nb",
        "a\u0085",
        "\ud800"
      })
  void noResultLiesOutsideOfTheFolderOrWhereItCannotBeNamed(String path) {
    assertThat(ResultPath.isValid(path)).isFalse();
    assertThatThrownBy(() -> new ResultPath(path)).isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void aResultHasNoLongerNameThanStoresCanKeep() {
    assertThat(ResultPath.isValid("n".repeat(255))).isTrue();
    assertThat(ResultPath.isValid("n".repeat(256))).isFalse();
    assertThat(ResultPath.isValid("ü".repeat(128))).isFalse();
    assertThat(ResultPath.isValid("abc/".repeat(225) + "d")).isFalse();
    assertThat(ResultPath.isValid("abc/".repeat(224) + "abcd")).isTrue();
  }

  @Test
  void aResultKnowsTheFoldersThatLeadToIt() {
    assertThat(new ResultPath("a/b c/d").names()).containsExactly("a", "b c", "d");
  }

  @Test
  void theIdOfARunTellsWhenItWasAskedFor() {
    RunId id = RunId.create(Instant.parse("2026-04-04T12:00:00.5Z"), new Random(1));

    assertThat(id.value()).startsWith("run-20260404-120000-").hasSize(30);
    assertThat(new RunId(id.value())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "run", "run-20260404-120000-K3v9x2m7qp", "../run", "run-1-2-3"})
  void whatIsNoIdBelongsToNoRun(String id) {
    assertThatThrownBy(() -> new RunId(id)).isInstanceOf(ComponentsException.NotFound.class);
  }
}
