package org.toolforge.components.http.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.ws.rs.ext.ParamConverter;
import java.lang.annotation.Annotation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  private static <T> ParamConverter<T> converter(Class<T> type) {
    return Objects.requireNonNull(new Parameters().getConverter(type, type, new Annotation[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "True", "1", "yes", "y", "on", "t", " true "})
  void sayYesInManyWords(String word) {
    assertThat(converter(Boolean.class).fromString(word)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "FALSE", "0", "no", "n", "off", "f"})
  void sayNoInManyWords(String word) {
    assertThat(converter(Boolean.class).fromString(word)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "2", "truee", "null", "oui"})
  void sayNeitherWithAnythingElse(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter(Boolean.class).fromString(word))
        .withMessage("must be true or false. Received value: '%s'", word);
  }

  @Test
  void showLongAndUnprintableValuesHarmlessly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter(Boolean.class).fromString("\n" + "x".repeat(5_000)))
        .withMessageContaining("'?" + "x".repeat(39) + "...'");
  }

  @Test
  void areWholeNumbers() {
    assertThat(converter(Integer.class).fromString(" 30 ")).isEqualTo(30);
    assertThat(converter(Integer.class).fromString("-1")).isEqualTo(-1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter(Integer.class).fromString("1.5"))
        .withMessage("must be a whole number. Received value: '1.5'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter(Integer.class).fromString("99999999999"));
  }

  @Test
  void leaveOtherTypesToTheFramework() {
    assertThat(new Parameters().getConverter(String.class, String.class, new Annotation[0]))
        .isNull();
  }
}
