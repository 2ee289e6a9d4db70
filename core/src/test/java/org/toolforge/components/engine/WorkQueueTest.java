package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkQueueTest {

  private static final Instant START = Instant.parse("2026-04-04T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final WorkQueue<String> queue = new WorkQueue<>(now::get);

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private List<String> drained() {
    List<String> items = new ArrayList<>();
    for (Optional<String> item = queue.poll(); item.isPresent(); item = queue.poll()) {
      items.add(item.get());
      queue.done(item.get());
    }
    return items;
  }

  @Test
  void handsOutInTheOrderInWhichThingsBecomeDue() {
    queue.addAfter("late", Duration.ofSeconds(2));
    queue.addAfter("early", Duration.ofSeconds(1));
    queue.add("first");
    queue.add("second");

    assertThat(drained()).containsExactly("first", "second");
    pass(Duration.ofSeconds(2));
    assertThat(drained()).containsExactly("early", "late");
  }

  @Test
  void hasAnItemOnceHoweverOftenItIsAdded() {
    queue.add("a");
    queue.addAfter("a", Duration.ofSeconds(1));
    queue.add("a");

    assertThat(drained()).containsExactly("a");
    pass(Duration.ofMinutes(1));
    assertThat(drained()).isEmpty();
    assertThat(queue.nextDue()).isEmpty();
  }

  @Test
  void keepsTheEarlierOfTwoTimes() {
    queue.addAfter("a", Duration.ofSeconds(10));
    queue.addAfter("a", Duration.ofSeconds(5));
    queue.addAfter("a", Duration.ofSeconds(20));

    assertThat(queue.nextDue()).contains(START.plusSeconds(5));
  }

  @Test
  void doesNotHandOutWhatSomebodyWorksOn() {
    queue.add("a");
    assertThat(queue.poll()).contains("a");
    assertThat(queue.isTaken("a")).isTrue();
    queue.add("a");

    assertThat(queue.poll()).isEmpty();
    assertThat(queue.nextDue()).isEmpty();
    queue.done("a");
    assertThat(queue.isTaken("a")).isFalse();
    assertThat(queue.poll()).contains("a");
  }

  @Test
  void remembersTheEarliestWishFromMeanwhile() {
    queue.add("a");
    assertThat(queue.poll()).contains("a");
    queue.addAfter("a", Duration.ofSeconds(30));
    queue.addAfter("a", Duration.ofSeconds(3));
    queue.done("a");

    assertThat(queue.nextDue()).contains(START.plusSeconds(3));
  }

  @Test
  void forgetsWhatIsDoneAndWasNotAskedForAgain() {
    queue.add("a");
    assertThat(queue.poll()).contains("a");
    queue.done("a");

    assertThat(queue.nextDue()).isEmpty();
  }

  @Test
  void handsNothingOutOnceItIsClosed() throws InterruptedException {
    queue.add("a");
    queue.close();

    assertThat(queue.poll()).isEmpty();
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void wakesWhoWaitsWhenItIsClosed() throws InterruptedException {
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                assertThat(queue.take()).isEmpty();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    queue.close();

    assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void wakesWhoWaitsWhenSomethingBecomesDueEarlier() throws InterruptedException {
    WorkQueue<String> real = new WorkQueue<>(InstantSource.system());
    real.addAfter("late", Duration.ofHours(1));
    Thread adds = Thread.ofVirtual().start(() -> real.addAfter("soon", Duration.ofMillis(5)));

    assertThat(real.take()).contains("soon");
    adds.join();
  }

  @Test
  void neverHandsAnItemToTwoTakers() throws InterruptedException {
    WorkQueue<Integer> real = new WorkQueue<>(InstantSource.system());
    Set<Integer> inWork = ConcurrentHashMap.newKeySet();
    AtomicInteger clashes = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<Thread> takers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      takers.add(Thread.ofPlatform().start(() -> work(real, inWork, clashes, done)));
    }
    for (int i = 0; i < 20_000; i++) {
      real.add(i % 5);
    }
    while (real.nextDue().isPresent() || !inWork.isEmpty()) {
      Thread.onSpinWait();
    }
    real.close();
    for (Thread taker : takers) {
      taker.join();
    }

    assertThat(clashes).hasValue(0);
    assertThat(done.get()).isBetween(5, 20_000);
  }

  @Test
  void countsWhatWaits() {
    WorkQueue<String> queue = new WorkQueue<>(InstantSource.system());
    queue.add("now");
    queue.add("now");
    queue.addAfter("later", Duration.ofHours(1));
    assertThat(queue.size()).isEqualTo(2);

    assertThat(queue.poll()).contains("now");
    assertThat(queue.size()).isEqualTo(1);
  }

  private static void work(
      WorkQueue<Integer> queue, Set<Integer> inWork, AtomicInteger clashes, AtomicInteger done) {
    try {
      for (Optional<Integer> item = queue.take(); item.isPresent(); item = queue.take()) {
        if (!inWork.add(item.get())) {
          clashes.incrementAndGet();
        }
        done.incrementAndGet();
        inWork.remove(item.get());
        queue.done(item.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
