package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

class InMemoryLogTest {

  private final InMemoryLog log = new InMemoryLog(InstantSource.system());

  @Test
  void dropsTheOldestLinesAndCountsOn() {
    log.add(Collections.nCopies(InMemoryLog.MOST_LINES + 5, "x"));

    List<LogLine> lines = LogContract.lines(log.read(0, false));
    assertThat(lines).hasSize(InMemoryLog.MOST_LINES);
    assertThat(lines.getFirst().number()).isEqualTo(6);
    assertThat(lines.getLast().number()).isEqualTo(InMemoryLog.MOST_LINES + 5);
  }

  @Test
  void endsForWhoDoesNotFollowWhereItEndedWhenTheyCame() {
    log.add(List.of("one"));
    LogReader reader = log.read(0, false);
    log.add(List.of("two"));

    assertThat(LogContract.lines(reader)).extracting(LogLine::text).containsExactly("one");
  }

  @Test
  void takesNothingAfterItsEnd() {
    log.end();
    log.add(List.of("late"));

    assertThat(LogContract.lines(log.read(0, true))).isEmpty();
  }
}
