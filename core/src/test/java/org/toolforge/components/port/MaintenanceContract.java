package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What every notice of maintenance promises to those who have to respect it. */
public interface MaintenanceContract extends WorldContract {

  /** The maintenance under test, the same at each call in one test; there is none at first. */
  Maintenance maintenance();

  /** Begins it as an operator would, or changes the notice. */
  void begin(String notice);

  /** Ends it as an operator would. */
  void end();

  @Test
  default void thereIsNoneAtFirst() {
    assertThat(maintenance().notice()).isEmpty();
  }

  @Test
  default void tellsWhatTheOperatorsSayUntilItEnds() {
    begin("new disks");
    eventually(() -> assertThat(maintenance().notice()).contains("new disks"));

    begin("newer disks");
    eventually(() -> assertThat(maintenance().notice()).contains("newer disks"));

    end();
    eventually(() -> assertThat(maintenance().notice()).isEmpty());
  }

  @Test
  default void needsNoWords() {
    begin("");

    eventually(() -> assertThat(maintenance().notice()).contains(""));
  }

  @Test
  default void isToldInOneLine() {
    begin("  new disks,\n  until five \n");

    eventually(() -> assertThat(maintenance().notice()).contains("new disks, until five"));
  }

  @Test
  default void isShortenedWhenItIsAWholeStory() {
    begin("word ".repeat(1000));

    eventually(() ->
        assertThat(maintenance().notice())
            .hasValueSatisfying(
                notice -> assertThat(notice).hasSizeLessThanOrEqualTo(500).endsWith("…")));
  }

  @Test
  default void callsBackWhenItBeginsAndEnds() {
    List<Optional<String>> heard = new CopyOnWriteArrayList<>();
    Subscription subscription = maintenance().watch(heard::add);

    begin("new disks");
    eventually(() -> assertThat(heard).endsWith(Optional.of("new disks")));
    end();
    eventually(() -> assertThat(heard).endsWith(Optional.empty()));
    subscription.close();
  }

  @Test
  default void doesNotCallBackOnceThatIsClosed() {
    List<Optional<String>> heard = new CopyOnWriteArrayList<>();
    maintenance().watch(heard::add).close();

    begin("new disks");
    eventually(() -> assertThat(maintenance().notice()).isPresent());

    assertThat(heard).isEmpty();
  }
}
