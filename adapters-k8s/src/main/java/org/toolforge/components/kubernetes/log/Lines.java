package org.toolforge.components.kubernetes.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Splits what a container printed into lines that are bounded in length: of a longer one, the
 * beginning is given and the rest is skipped. Of a line that was printed over again and again, as a
 * progress bar is, the last form counts, as on a terminal.
 */
public final class Lines {

  private static final int LONGEST_STAMP = 40;

  private final InputStream in;
  private final int most;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int filled;

  private final ByteArrayOutputStream stamp = new ByteArrayOutputStream(LONGEST_STAMP);
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private Instant time = Instant.EPOCH;

  /**
   * Reads from there.
   *
   * @param most how many bytes of a line are kept, beside its time
   */
  public Lines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The next line, or empty at the end of the stream. */
  public Optional<PrintedLine> next() throws IOException {
    stamp.reset();
    text.reset();
    boolean inStamp = true;
    boolean cut = false;
    boolean returned = false;
    for (int one = read(); one != '\n'; one = read()) {
      if (one < 0) {
        return stamp.size() + text.size() == 0
            ? Optional.empty()
            : Optional.of(line(inStamp, cut, false));
      }
      if (one == '\r') {
        returned = true;
        continue;
      }
      if (returned) {
        returned = false;
        cut = false;
        text.reset();
      }
      if (inStamp && one != ' ' && stamp.size() < LONGEST_STAMP) {
        stamp.write(one);
      } else if (inStamp && one == ' ') {
        inStamp = false;
      } else {
        inStamp = false;
        if (text.size() < most) {
          text.write(one);
        } else {
          cut = true;
        }
      }
    }
    return Optional.of(line(inStamp, cut, true));
  }

  private int read() throws IOException {
    if (position == filled) {
      filled = in.read(buffer);
      position = 0;
      if (filled <= 0) {
        filled = 0;
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  private PrintedLine line(boolean inStamp, boolean cut, boolean complete) {
    String first = stamp.toString(StandardCharsets.UTF_8);
    String rest = text.toString(StandardCharsets.UTF_8);
    boolean stamped = takeTime(first);
    String whole = stamped ? rest : inStamp ? first : first + " " + rest;
    return new PrintedLine(time, stamped, Harmless.text(whole), cut, complete);
  }

  private boolean takeTime(String written) {
    if (written.length() < "2026-01-01T00:00:00Z".length() || written.charAt(4) != '-') {
      return false;
    }
    try {
      time = OffsetDateTime.parse(written).toInstant();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
