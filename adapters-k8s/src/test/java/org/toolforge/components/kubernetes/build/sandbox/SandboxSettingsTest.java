package org.toolforge.components.kubernetes.build.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSettingsTest {

  private static SandboxSettings settings(
      Map<String, String> profiles, String usual, List<String> secrets) {
    SandboxSettings other = SandboxSettings.DEFAULT;
    return new SandboxSettings(true, profiles, usual, other.limits(), secrets, "", other.labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1]", "[{]"})
  void refuseAProfileThatIsNoListOfRules(String json) {
    assertThatThrownBy(() -> settings(Map.of("lan", json), "lan", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lan'");
  }

  @Test
  void refuseAUsualProfileThatIsNone() {
    assertThatThrownBy(() -> settings(Map.of("lan", "[]"), "wan", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'wan'")
        .hasMessageContaining("lan");
  }

  @Test
  void refuseNamesThatCopiesOfAToolsSecretsCouldHave() {
    assertThatThrownBy(() -> settings(Map.of("lan", "[]"), "lan", List.of("build-login")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'build-login'");
  }

  @Test
  void knowTheUsualProfileByNoNameAsWell() {
    assertThat(settings(Map.of("lan", "[{}]"), "lan", List.of()).egress("").toString())
        .isEqualTo("[{}]");
  }
}
