package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;

/** What every store of configs keeps to. */
public interface ConfigStoreContract {

  ToolName TOOL = new ToolName("mytool");
  ToolName OTHER = new ToolName("othertool");
  Instant NOON = Instant.parse("2026-04-04T12:00:00Z");
  ConfigDocument FIRST =
      TestConfigs.document(TestConfigs.config(TestConfigs.continuous("api").build()));
  ConfigDocument SECOND = TestConfigs.document(TestConfigs.toolhunt());

  /** An empty store, the same at each call in one test. */
  ConfigStore store();

  private StoredConfig saved(ConfigDocument document, long expected) {
    return store().save(TOOL, document, expected, "somebody", NOON).orElseThrow();
  }

  @Test
  default void hasNothingAtFirst() {
    assertThat(store().find(TOOL)).isEmpty();
    assertThat(store().revision(TOOL)).isEqualTo(ConfigStore.NO_REVISION);
  }

  @Test
  default void givesBackExactlyWhatWasSaved() {
    StoredConfig stored = saved(SECOND, ConfigStore.NO_REVISION);

    assertThat(stored.revision()).isGreaterThan(ConfigStore.NO_REVISION);
    assertThat(stored).isEqualTo(new StoredConfig(stored.revision(), SECOND, "somebody", NOON));
    assertThat(store().find(TOOL)).contains(stored);
  }

  @Test
  default void keepsToolsApart() {
    saved(FIRST, ConfigStore.NO_REVISION);

    assertThat(store().find(OTHER)).isEmpty();
    assertThat(store().remove(OTHER, ConfigStore.NO_REVISION + 1)).isFalse();
    assertThat(store().find(TOOL)).isPresent();
  }

  @Test
  default void replacesTheRevisionThatTheCallerSaw() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    StoredConfig second = saved(SECOND, first.revision());

    assertThat(second.revision()).isGreaterThan(first.revision());
    assertThat(store().find(TOOL)).contains(second);
    assertThat(store().revision(TOOL)).isEqualTo(second.revision());
  }

  @Test
  default void writesNothingOverARevisionThatTheCallerDidNotSee() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    StoredConfig second = saved(SECOND, first.revision());

    assertThat(store().save(TOOL, FIRST, first.revision(), "late", NOON)).isEmpty();
    assertThat(store().save(TOOL, FIRST, ConfigStore.NO_REVISION, "late", NOON)).isEmpty();
    assertThat(store().save(TOOL, FIRST, second.revision() + 1, "early", NOON)).isEmpty();
    assertThat(store().find(TOOL)).contains(second);
  }

  @Test
  default void createsNothingForACallerWhoSawSomething() {
    assertThat(store().save(TOOL, FIRST, 1, "somebody", NOON)).isEmpty();
    assertThat(store().find(TOOL)).isEmpty();
  }

  @Test
  default void removesOnlyTheRevisionThatTheCallerSaw() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    StoredConfig second = saved(SECOND, first.revision());

    assertThat(store().remove(TOOL, first.revision())).isFalse();
    assertThat(store().find(TOOL)).contains(second);
    assertThat(store().remove(TOOL, second.revision())).isTrue();
    assertThat(store().find(TOOL)).isEmpty();
  }

  @Test
  default void goesOnCountingOverARemoval() {
    StoredConfig before = saved(FIRST, ConfigStore.NO_REVISION);
    store().remove(TOOL, before.revision());
    StoredConfig after = saved(FIRST, ConfigStore.NO_REVISION);

    assertThat(after.revision()).isGreaterThan(before.revision());
    assertThat(store().save(TOOL, SECOND, before.revision(), "late", NOON)).isEmpty();
  }

  @Test
  default void keepsWhatWasSavedOldestFirstAlsoOverARemoval() {
    assertThat(store().history(TOOL)).isEmpty();

    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    StoredConfig second = saved(SECOND, first.revision());
    store().remove(TOOL, second.revision());
    assertThat(store().history(TOOL)).containsExactly(first, second);

    StoredConfig third = saved(SECOND, ConfigStore.NO_REVISION);
    assertThat(store().history(TOOL)).containsExactly(first, second, third);
    assertThat(store().history(OTHER)).isEmpty();
  }

  @Test
  default void keepsNothingOfWhatWasRefused() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    store().save(TOOL, SECOND, first.revision() + 1, "early", NOON);

    assertThat(store().history(TOOL)).containsExactly(first);
  }

  @Test
  default void keepsOnlyTheLastRevisions() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);
    StoredConfig last = first;
    for (int i = 0; i < ConfigStore.KEPT_REVISIONS; i++) {
      last = saved(SECOND, last.revision());
    }

    assertThat(store().history(TOOL))
        .hasSize(ConfigStore.KEPT_REVISIONS)
        .doesNotContain(first)
        .endsWith(last);
  }

  @Test
  default void letsOneOfManyWinThatSaveAtOnce() {
    StoredConfig first = saved(FIRST, ConfigStore.NO_REVISION);

    assertThat(
            Rush.of(8, i -> store().save(TOOL, SECOND, first.revision(), "somebody" + i, NOON))
                .stream()
                .filter(Optional::isPresent))
        .hasSize(1);
  }
}
