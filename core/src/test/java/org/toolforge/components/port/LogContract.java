package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;

/** What every log of a build or job keeps to. */
public interface LogContract extends WorldContract {

  /** Starts something that has printed at least one line when this returns. */
  void startPrinting();

  /** Lets that end, and print at least one more line before it does. */
  void endPrinting();

  /** Reads its log. */
  LogReader log(long after, boolean follow);

  /** Reads the log of something that never was. */
  LogReader logOfNothing();

  /** All lines that a reader gives until its end. */
  static List<LogLine> lines(LogReader reader) {
    try (reader) {
      List<LogLine> lines = new ArrayList<>();
      for (Optional<LogLine> line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
      return lines;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted", e);
    }
  }

  private static List<LogLine> soon(CompletableFuture<List<LogLine>> lines) {
    return lines.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  default void numbersTheLinesFromOne() {
    startPrinting();
    endPrinting();
    List<LogLine> lines = lines(log(0, false));

    assertThat(lines).hasSizeGreaterThan(1);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i).number()).isEqualTo(i + 1L);
      assertThat(lines.get(i).text()).doesNotContain("\n");
    }
    assertThat(lines).extracting(LogLine::time).isSorted();
  }

  @Test
  default void givesOnlyWhatComesAfterALine() {
    startPrinting();
    endPrinting();
    List<LogLine> lines = lines(log(0, false));

    assertThat(lines(log(1, false))).isEqualTo(lines.subList(1, lines.size()));
    assertThat(lines(log(lines.size(), false))).isEmpty();
    assertThat(lines(log(lines.size() + 100L, true))).isEmpty();
  }

  @Test
  default void doesNotWaitWhenItDoesNotFollow() {
    startPrinting();
    eventually(() -> assertThat(lines(log(0, false))).isNotEmpty());
  }

  @Test
  default void followsUntilTheEnd() {
    startPrinting();
    LogReader reader = log(0, true);
    CompletableFuture<List<LogLine>> followed = CompletableFuture.supplyAsync(() -> lines(reader));
    endPrinting();

    assertThat(soon(followed)).isEqualTo(lines(log(0, false)));
    assertThat(lines(log(0, true))).isEqualTo(lines(log(0, false)));
  }

  @Test
  default void letsAnotherThreadEndTheWaiting() {
    startPrinting();
    LogReader reader = log(1_000, true);
    CompletableFuture<List<LogLine>> waiting = CompletableFuture.supplyAsync(() -> lines(reader));
    letTimePass();
    reader.close();

    assertThat(soon(waiting)).isEmpty();
  }

  @Test
  default void isNotHeldUpByAReaderThatDoesNotRead() {
    startPrinting();
    try (LogReader idle = log(0, true)) {
      CompletableFuture<List<LogLine>> followed =
          CompletableFuture.supplyAsync(() -> lines(log(0, true)));
      endPrinting();

      assertThat(soon(followed)).isNotEmpty();
      assertThat(idle).isNotNull();
    }
  }

  @Test
  default void saysThatThereIsNoSuchLog() {
    assertThatThrownBy(this::logOfNothing)
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find ");
  }
}
