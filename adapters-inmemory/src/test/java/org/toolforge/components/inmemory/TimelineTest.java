package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimelineTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final VirtualTimeline virtual = new VirtualTimeline(START);
  private final List<String> happened = new ArrayList<>();

  private void note(String what) {
    happened.add(what + " at " + Duration.between(START, virtual.instant()).toSeconds());
  }

  @Test
  void virtualTimeStandsStillUntilItIsMoved() {
    virtual.schedule(Duration.ZERO, () -> note("a"));

    assertThat(virtual.instant()).isEqualTo(START);
    assertThat(happened).isEmpty();
    assertThat(virtual.nextDue()).contains(START);
  }

  @Test
  void thingsHappenInOrderOfTimeAndThenOfScheduling() {
    virtual.schedule(Duration.ofSeconds(3), () -> note("c"));
    virtual.schedule(Duration.ofSeconds(1), () -> note("a"));
    virtual.schedule(Duration.ofSeconds(1), () -> note("b"));
    virtual.schedule(Duration.ofSeconds(9), () -> note("later"));
    virtual.advanceTo(START.plusSeconds(5));

    assertThat(happened).containsExactly("a at 1", "b at 1", "c at 3");
    assertThat(virtual.instant()).isEqualTo(START.plusSeconds(5));
    assertThat(virtual.nextDue()).contains(START.plusSeconds(9));
  }

  @Test
  void whatHappensMayScheduleMore() {
    virtual.schedule(
        Duration.ofSeconds(1), () -> virtual.schedule(Duration.ofSeconds(2), () -> note("next")));
    virtual.advanceTo(START.plusSeconds(3));

    assertThat(happened).containsExactly("next at 3");
  }

  @Test
  void virtualTimeNeverGoesBack() {
    virtual.advanceTo(START.plusSeconds(5));
    virtual.advanceTo(START);

    assertThat(virtual.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  @Timeout(30)
  void realTimeCanBeQuickerThanTheRealWorld() throws InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    try (RealTimeline real = new RealTimeline(1_000_000)) {
      real.schedule(Duration.ofHours(1), latch::countDown);

      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @Timeout(30)
  void realTimeGoesOnAfterAFailure() throws InterruptedException {
    Logger log = Logger.getLogger(RealTimeline.class.getName());
    log.setLevel(Level.OFF);
    CountDownLatch latch = new CountDownLatch(1);
    try (RealTimeline real = new RealTimeline(1)) {
      real.schedule(
          Duration.ZERO,
          () -> {
            throw new IllegalStateException("part of a test");
          });
      real.schedule(Duration.ZERO, latch::countDown);

      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      log.setLevel(null);
    }
  }

  @Test
  void nothingHappensOnceRealTimeIsClosed() {
    RealTimeline real = new RealTimeline(1_000_000);
    real.close();

    assertThatCode(() -> real.schedule(Duration.ZERO, () -> note("late")))
        .doesNotThrowAnyException();
    assertThat(happened).isEmpty();
  }

  @Test
  void timeCannotStandStillOrRunBackwards() {
    for (double speed : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> new RealTimeline(speed))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
