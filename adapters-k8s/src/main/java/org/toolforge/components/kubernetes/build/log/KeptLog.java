package org.toolforge.components.kubernetes.build.log;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/** A log that is kept when its pods are gone: compressed lines, each with its number and time. */
public final class KeptLog {

  /** Nothing that was kept is longer when it is read; who can write there could pack in more. */
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private KeptLog() {}

  /** A form of the lines that takes little room. */
  public static byte[] pack(List<LogLine> lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (Writer out =
        new OutputStreamWriter(new GZIPOutputStream(packed), StandardCharsets.UTF_8)) {
      for (LogLine line : lines) {
        out.write(line.number() + " " + line.time() + " " + line.text() + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /**
   * Reads what was packed. Where earlier lines were not kept, a line in the place of the last of
   * them says so. What makes no sense is left out.
   *
   * @param after only lines with higher numbers; 0 for all
   */
  public static LogReader read(byte[] packed, long after) {
    List<LogLine> lines = new ArrayList<>();
    // Compressed it is small, and may lie about how large it is.
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] bytes = in.readNBytes(MOST_BYTES);
      BufferedReader text =
          new BufferedReader(
              new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8));
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        parse(line).ifPresent(lines::add);
      }
    } catch (IOException e) {
      // What was unpacked until then is what there is.
    }
    if (!lines.isEmpty() && lines.getFirst().number() > 1) {
      lines.addFirst(missing(lines.getFirst()));
    }
    return new ListReader(lines.stream().filter(line -> line.number() > after).toList());
  }

  private static LogLine missing(LogLine first) {
    long count = first.number() - 1;
    return new LogLine(
        count, first.time(), "(%d earlier lines of this log were not kept)".formatted(count));
  }

  private static Optional<LogLine> parse(String line) {
    String[] parts = line.split(" ", 3);
    try {
      return parts.length < 3
          ? Optional.empty()
          : Optional.of(new LogLine(Long.parseLong(parts[0]), Instant.parse(parts[1]), parts[2]));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
