package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;

class SlotsTest {

  private final List<BuildOrder> inTheCluster = new ArrayList<>();
  private Instant now = Instant.parse("2026-04-04T12:00:00Z");
  private final Slots slots = new Slots(1, 2, () -> List.copyOf(inTheCluster), () -> now);

  private final BuildOrder one = Orders.order("one", "api");
  private final BuildOrder second = Orders.order("one", "web");

  @Test
  void isTakenBeforeTheClusterKnows() {
    slots.take(one);

    assertThatThrownBy(() -> slots.take(second))
        .isInstanceOf(ComponentsException.QuotaExceeded.class);
    assertThat(slots.of(one.tool()).holders()).containsExactly(one.key());
  }

  @Test
  void isTakenOnceWhoeverTellsOfIt() {
    slots.take(one);
    inTheCluster.add(one);
    assertThat(slots.of(one.tool()).heldInAll()).isEqualTo(1);
    slots.settle(one.id());

    assertThat(slots.of(one.tool()).heldInAll()).isEqualTo(1);
  }

  @Test
  void isGivenBackWhenTheClusterRefuses() {
    slots.take(one);
    slots.settle(one.id());

    assertThatCode(() -> slots.take(second)).doesNotThrowAnyException();
  }

  @Test
  void isNotNeededTwiceByWhoAsksAgain() {
    slots.take(one);

    assertThatCode(() -> slots.take(one)).doesNotThrowAnyException();
    assertThat(slots.of(one.tool()).heldInAll()).isEqualTo(1);
  }

  @Test
  void isNotLostForGoodWhenNoAnswerEverComes() {
    slots.take(one);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(slots.isAsked(one.id())).isTrue();
    now = now.plus(Duration.ofMinutes(1));

    assertThatCode(() -> slots.take(second)).doesNotThrowAnyException();
  }
}
