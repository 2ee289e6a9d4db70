package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;

class RoundsTest {

  @Test
  void doesAChoreAgainAndAgainUntilItIsClosed() throws InterruptedException {
    CountDownLatch thrice = new CountDownLatch(3);
    AtomicInteger count = new AtomicInteger();
    try (Rounds rounds =
        Rounds.start(
            "test",
            () -> {
              count.incrementAndGet();
              thrice.countDown();
              return Duration.ofMillis(1);
            })) {
      assertThat(rounds).isNotNull();
      assertThat(thrice.await(60, TimeUnit.SECONDS)).isTrue();
    }
    int atTheEnd = count.get();
    Thread.sleep(Duration.ofMillis(20));

    assertThat(count).hasValue(atTheEnd);
  }

  @Test
  void closesAtOnceWhileItWaitsForTheNextRoundOrAfterAFailure() throws InterruptedException {
    for (RuntimeException failure :
        new RuntimeException[] {
          new IllegalStateException("a defect, as the test wants it"),
          new ComponentsException.Unavailable("It is down", Duration.ofSeconds(1))
        }) {
      CountDownLatch once = new CountDownLatch(1);
      Rounds rounds =
          Rounds.start(
              "test",
              () -> {
                once.countDown();
                throw failure;
              });
      assertThat(once.await(60, TimeUnit.SECONDS)).isTrue();
      rounds.close();
    }
  }
}
