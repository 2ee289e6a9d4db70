package org.toolforge.components.kubernetes.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {

  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private static PrintedLine line(long millis, String text) {
    return new PrintedLine(BEGINNING.plusMillis(millis), true, text, false, true);
  }

  private static PrintedLine unstamped(String text) {
    return new PrintedLine(Instant.EPOCH, false, text, false, true);
  }

  /** What a node gives from there on: whole lines, of that second or later. */
  private static List<PrintedLine> since(List<PrintedLine> log, Instant time) {
    return log.stream()
        .filter(
            line -> !line.stamped() || !line.time().isBefore(time.truncatedTo(ChronoUnit.SECONDS)))
        .toList();
  }

  private static List<PrintedLine> read(List<PrintedLine> log, Random random) {
    Position position = new Position();
    List<PrintedLine> read = new ArrayList<>();
    for (int round = 0; round < 1_000 && read.size() < log.size(); round++) {
      List<PrintedLine> answer = since(log, position.again());
      int cut = random.nextInt(answer.size() + 1);
      answer.subList(0, cut).stream().filter(position::isNew).forEach(read::add);
    }
    return read;
  }

  @Test
  void givesEachLineOnceHoweverOftenItIsInterrupted() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<PrintedLine> log = new ArrayList<>();
      long time = 0;
      for (int i = 0; i < 40; i++) {
        time += random.nextInt(3) * 400L * random.nextInt(2);
        // Two threads that print at once are not always in the order of their times.
        log.add(line(Math.max(0, time - random.nextInt(2) * 97L), "line " + i));
      }

      assertThat(read(log, random)).as("seed %d", seed).isEqualTo(log);
    }
  }

  @Test
  void managesWithoutTimes() {
    List<PrintedLine> log = List.of(unstamped("a"), unstamped("a"), unstamped("b"));

    assertThat(read(log, new Random(1))).isEqualTo(log);
  }

  @Test
  void skipsNothingOfALogThatWasRotated() {
    Position position = new Position();
    assertThat(position.isNew(line(100, "a"))).isTrue();
    assertThat(position.isNew(line(200, "b"))).isTrue();
    position.again();

    assertThat(position.isNew(line(300, "c"))).isTrue();
    assertThat(position.isNew(line(400, "d"))).isTrue();
  }

  @Test
  void doesNotCountWhatNodesAdd() {
    Position position = new Position();
    assertThat(position.isNew(line(100, "a"))).isTrue();
    assertThat(position.isNew(unstamped("the node has something to say"))).isTrue();
    position.again();

    assertThat(position.isNew(line(100, "a"))).isFalse();
    assertThat(position.isNew(line(100, "b"))).isTrue();
  }
}
