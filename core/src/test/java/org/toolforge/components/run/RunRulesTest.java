package org.toolforge.components.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.Violation;

class RunRulesTest {

  private static List<String> messages(
      @Nullable String command, Map<String, String> env, @Nullable Duration timeout) {
    RunRequest request =
        new RunRequest(
            new ComponentName("api"), command, new LinkedHashMap<>(env), timeout, null, "me");
    return RunRules.violations(request, RunLimits.DEFAULT).stream()
        .map(Violation::message)
        .toList();
  }

  @Test
  void acceptsWhatIsLeftOutAndWhatIsAtTheLimits() {
    assertThat(messages(null, Map.of(), null)).isEmpty();
    assertThat(
            messages(
                "x".repeat(RunRules.MOST_COMMAND_BYTES),
                Map.of("A_1", "x".repeat(RunRules.MOST_ENV_BYTES - 3)),
                RunLimits.DEFAULT.longestTimeout()))
        .isEmpty();
    assertThat(messages("x", Map.of("_", ""), Duration.ofSeconds(1))).isEmpty();
  }

  @Test
  void refusesCommandsThatCannotBeRun() {
    assertThat(messages("", Map.of(), null))
        .singleElement()
        .asString()
        .startsWith("Validation error at command: must not be empty");
    assertThat(messages("\t ", Map.of(), null)).hasSize(1);
    assertThat(messages("a\0b", Map.of(), null)).singleElement().asString().contains("NUL");
    assertThat(messages("ü".repeat(RunRules.MOST_COMMAND_BYTES / 2 + 1), Map.of(), null))
        .containsExactly("Validation error at command: must be at most 16384 bytes, not 16386");
  }

  @Test
  void refusesVariablesThatNoProcessCanHaveWithoutShowingThem() {
    assertThat(messages("x", Map.of("1A", "secret"), null))
        .singleElement()
        .asString()
        .startsWith("Validation error at env -> 1A: is no name for a variable")
        .doesNotContain("secret");
    assertThat(messages("x", Map.of("A=B", ""), null)).hasSize(1);
    assertThat(messages("x", Map.of("", ""), null)).hasSize(1);
    assertThat(messages("x", Map.of("A", "a\0b"), null)).hasSize(1);
    assertThat(messages("x", Map.of("A".repeat(40_000), ""), null))
        .singleElement()
        .asString()
        .contains("at most 32768 bytes");
  }

  @Test
  void keepsTheFolderOfResultsForThePlatform() {
    assertThat(messages("x", Map.of("RESULTS_DIR", "/tmp"), null))
        .singleElement()
        .asString()
        .contains("RESULTS_DIR", "set by the platform");
  }

  @Test
  void refusesTimeoutsOutOfBounds() {
    assertThat(messages("x", Map.of(), Duration.ZERO))
        .containsExactly(
            "Validation error at timeout: must be 1 to 86400 seconds. Received value: '0'");
    assertThat(messages("x", Map.of(), Duration.ofSeconds(-5))).hasSize(1);
    assertThat(messages("x", Map.of(), RunLimits.DEFAULT.longestTimeout().plusSeconds(1)))
        .hasSize(1);
  }
}
