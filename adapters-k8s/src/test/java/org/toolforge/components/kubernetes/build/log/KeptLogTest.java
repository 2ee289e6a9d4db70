package org.toolforge.components.kubernetes.build.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.log.LastLines;
import org.toolforge.components.port.LogContract;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

class KeptLogTest {

  private static List<LogLine> lines(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(number ->
            new LogLine(number, Instant.ofEpochMilli(number * 7), "[build]  line " + number + " ü"))
        .toList();
  }

  private static List<LogLine> read(byte[] packed, long after) {
    return LogContract.lines(KeptLog.read(packed, after));
  }

  @Test
  void givesBackWhatWasPacked() {
    List<LogLine> lines = lines(1, 1_000);
    byte[] packed = KeptLog.pack(lines);

    assertThat(packed).hasSizeLessThan(20_000);
    assertThat(read(packed, 0)).isEqualTo(lines);
    assertThat(read(packed, 998)).isEqualTo(lines.subList(998, 1_000));
    assertThat(read(packed, 5_000)).isEmpty();
    assertThat(read(KeptLog.pack(List.of()), 0)).isEmpty();
  }

  @Test
  void saysThatEarlierLinesWereNotKept() {
    byte[] packed = KeptLog.pack(lines(11, 12));

    assertThat(read(packed, 0)).extracting(LogLine::number).containsExactly(10L, 11L, 12L);
    assertThat(read(packed, 0).getFirst().text())
        .isEqualTo("(10 earlier lines of this log were not kept)");
    assertThat(read(packed, 10)).isEqualTo(lines(11, 12));
  }

  @Test
  void readsOnlySoMuchOfWhatSomebodyElsePacked() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1024 * 1024];
      for (int i = 0; i < 20; i++) {
        out.write(zeros);
      }
    }

    assertThat(read(bomb.toByteArray(), 0)).isEmpty();
    assertThat(read("no log at all".getBytes(StandardCharsets.UTF_8), 0)).isEmpty();
  }

  @Test
  void endsWhenItIsClosed() throws InterruptedException {
    LogReader reader = KeptLog.read(KeptLog.pack(lines(1, 3)), 0);
    assertThat(reader.next()).isPresent();
    reader.close();

    assertThat(reader.next()).isEmpty();
  }

  @Test
  void keepsTheLastLinesWithinItsLimits() {
    LastLines last = new LastLines(100, 3);
    lines(1, 10).forEach(last::add);
    assertThat(last.lines()).isEqualTo(lines(8, 10));

    LastLines few = new LastLines(40, 100);
    lines(1, 10).forEach(few::add);
    assertThat(few.lines()).isEqualTo(lines(9, 10));
  }
}
