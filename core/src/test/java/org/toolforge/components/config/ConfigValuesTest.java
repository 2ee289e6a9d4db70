package org.toolforge.components.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;

/** The values that configs consist of, each by itself. */
final class ConfigValuesTest {

  @ParameterizedTest
  @CsvSource({"1, 1000, 1", "0.5, 500, 500m", "500m, 500, 500m", "2000m, 2000, 2", "0.001, 1, 1m"})
  void readsAndWritesCpu(String text, long millicores, String shortest) {
    assertThat(CpuQuantity.of(text).millicores()).isEqualTo(millicores);
    assertThat(CpuQuantity.of(text)).hasToString(shortest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0m", "-1", "1.5m", "1.0001", "1e3", "1 ", "1\n", "٣", "1234567"})
  void refusesOddCpu(String text) {
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> CpuQuantity.of(text))
        .withMessageContaining("must be an amount of CPU");
  }

  @ParameterizedTest
  @CsvSource({
    "512Mi, 536870912, 512Mi",
    "1Gi, 1073741824, 1Gi",
    "0.5Gi, 536870912, 512Mi",
    "1024, 1024, 1Ki",
    "500M, 500000000, 500M",
    "1k, 1000, 1k",
    "1001, 1001, 1001",
    "0.001Ki, 2, 2",
    "999999Ti, 1099510528262.1448Ki, 999999Ti",
  })
  void readsAndWritesMemory(String text, String bytes, String shortest) {
    assertThat(MemoryQuantity.of(text)).hasToString(shortest);
    if (!bytes.endsWith("Ki")) {
      assertThat(MemoryQuantity.of(text).bytes()).isEqualTo(Long.parseLong(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0Mi", "-5", "512MB", "512mi", "1e3", "1m", "1234567Ti", "1Gi\n"})
  void refusesOddMemory(String text) {
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> MemoryQuantity.of(text))
        .withMessageContaining("must be an amount of memory");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "@daily | @daily",
        "' @hourly ' | @hourly",
        "00 * * * * | 00 * * * *",
        "'0\t4  * *   MON-Fri' | 0 4 * * mon-fri",
        "*/5 0-6,22 1 jan-MAR sun | */5 0-6,22 1 jan-mar sun",
        "0 4 * * 7 | 0 4 * * 0",
        "0 4 * * 5-7 | 0 4 * * 5,6,0",
        "0 4 * * 1-7/2 | 0 4 * * 1,3,5,0",
      })
  void bringsSchedulesIntoAFormThatKubernetesReads(String text, String expression) {
    assertThat(new CronSchedule(text).expression()).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@reboot",
        "@Daily",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * anm *",
        "* * * * 8",
        "*/0 * * * *",
        "5-1 * * * *",
        "1,,2 * * * *",
        "1-2-3 * * * *",
        "*/100 * * * *",
        "-1 * * * *"
      })
  void refusesWhatIsNoSchedule(String text) {
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> new CronSchedule(text))
        .withMessageContaining("must be");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "-a", "a-", "a_b", "a.b", "ä", "a b", "a\n"})
  void refusesNamesThatAreNoDnsLabels(String name) {
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> new ComponentName(name));
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> new ToolName(name));
  }

  @Test
  void limitsTheLengthOfNames() {
    assertThat(new ComponentName("a".repeat(ComponentName.MAX_LENGTH)).value()).hasSize(52);
    assertThat(ComponentName.isValid("a".repeat(ComponentName.MAX_LENGTH + 1))).isFalse();
    assertThatExceptionOfType(ComponentsException.Invalid.class)
        .isThrownBy(() -> new ToolName("a".repeat(ToolName.MAX_LENGTH + 1)))
        .withMessageEndingWith("Received value: '" + "a".repeat(59) + "'");
  }

  @Test
  void showsLongAndUnprintableValuesCutAndOnOneLine() {
    assertThat(Shown.text("a\nb\u202Ec")).isEqualTo("a?b?c");
    assertThat(Shown.text("x".repeat(1000))).hasSize(81).endsWith("…");
    assertThat(Shown.text("x".repeat(79) + "😀")).isEqualTo("x".repeat(79) + "…");
  }
}
