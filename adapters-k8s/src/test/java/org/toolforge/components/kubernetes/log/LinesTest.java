package org.toolforge.components.kubernetes.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {

  private static final String TIME = "2026-01-02T03:04:05.123456789Z";

  private static List<PrintedLine> lines(byte[] bytes, int most) {
    Lines lines = new Lines(new ByteArrayInputStream(bytes), most);
    List<PrintedLine> all = new ArrayList<>();
    try {
      for (Optional<PrintedLine> line = lines.next(); line.isPresent(); line = lines.next()) {
        all.add(line.get());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return all;
  }

  private static List<String> texts(String printed) {
    return lines(printed.getBytes(StandardCharsets.UTF_8), 100).stream()
        .map(PrintedLine::text)
        .toList();
  }

  @Test
  void takesTheTimeOffALine() {
    assertThat(lines((TIME + " hello world\n").getBytes(StandardCharsets.UTF_8), 100))
        .containsExactly(new PrintedLine(Instant.parse(TIME), true, "hello world", false, true));
  }

  @Test
  void understandsTheTimesOfNodesInOtherZones() {
    assertThat(lines("2026-01-02T05:04:05.1+02:00 x\n".getBytes(StandardCharsets.UTF_8), 100))
        .extracting(PrintedLine::time)
        .containsExactly(Instant.parse("2026-01-02T03:04:05.1Z"));
  }

  @Test
  void givesALineWithoutATimeTheOneBeforeIt() {
    List<PrintedLine> lines =
        lines((TIME + " one\nrpc error: no log\n").getBytes(StandardCharsets.UTF_8), 100);

    assertThat(lines.get(1))
        .isEqualTo(new PrintedLine(Instant.parse(TIME), false, "rpc error: no log", false, true));
  }

  @Test
  void keepsEmptyLinesAndSpaces() {
    assertThat(texts(TIME + " \n" + TIME + "   indented \n\n"))
        .containsExactly("", "  indented ", "");
  }

  @Test
  void tellsThatALineHasNoEndYet() {
    assertThat(lines((TIME + " half").getBytes(StandardCharsets.UTF_8), 100))
        .containsExactly(new PrintedLine(Instant.parse(TIME), true, "half", false, false));
  }

  @Test
  void takesCarriageReturnsBeforeALineBreakForPartOfIt() {
    assertThat(texts(TIME + " one\r\n" + TIME + " two\r\r\n")).containsExactly("one", "two");
  }

  @Test
  void showsTheLastFormOfAProgressBar() {
    assertThat(texts(TIME + " 1%\r50%\r100% done\n" + TIME + " next\n"))
        .containsExactly("100% done", "next");
  }

  @Test
  void cutsALineThatIsTooLongAndGoesOnWithTheNext() {
    List<PrintedLine> lines =
        lines(
            (TIME + " " + "x".repeat(100_000) + "\n" + TIME + " next\n")
                .getBytes(StandardCharsets.UTF_8),
            10);

    assertThat(lines).extracting(PrintedLine::text).containsExactly("x".repeat(10), "next");
    assertThat(lines).extracting(PrintedLine::cut).containsExactly(true, false);
  }

  @Test
  void cutsALineThatIsNothingButOneLongWord() {
    assertThat(lines("x".repeat(100_000).getBytes(StandardCharsets.UTF_8), 100))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.cut()).isTrue();
          assertThat(line.text()).matches("x{40} x{100}|x{100,141}");
        });
  }

  @Test
  void replacesBytesThatAreNoText() {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xc3, 'b', '\n'};

    assertThat(lines(bytes, 100)).extracting(PrintedLine::text).containsExactly("a\ufffd\ufffdb");
  }
}
