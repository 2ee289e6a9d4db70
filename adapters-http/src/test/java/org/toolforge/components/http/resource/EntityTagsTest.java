package org.toolforge.components.http.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.port.ConfigStore;

class EntityTagsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"\"7\"", "W/\"7\"", "7", " \"7\" ", "\"1\", \"7\"", "W/\"1\",W/\"7\"", "*", " * "})
  void holdARevision(String header) {
    assertThat(EntityTags.of(header).holds(7)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"8\"", "\"77\"", "\"7", "7\"", "\"*\"", "\"1\",,\"2\"", "seven"})
  void doNotHoldWhatIsNotAmongThem(String header) {
    assertThat(EntityTags.of(header).holds(7)).isFalse();
  }

  @Test
  void holdNothingWithoutAHeader() {
    assertThat(EntityTags.of(null).holds(7)).isFalse();
  }

  @Test
  void holdNoConfigThatIsNotThere() {
    assertThat(EntityTags.of("*").holds(ConfigStore.NO_REVISION)).isFalse();
    assertThat(EntityTags.of("\"" + ConfigStore.NO_REVISION + "\"").holds(ConfigStore.NO_REVISION))
        .isFalse();
  }
}
