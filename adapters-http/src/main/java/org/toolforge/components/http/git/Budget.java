package org.toolforge.components.http.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;

/** What one look into a repository may still cost, from the lookup of a name to the last byte. */
final class Budget {

  private static final long CLOSE_TO_THE_END = Duration.ofMillis(10).toNanos();
  private static final int MEGABYTE = 1024 * 1024;

  private final Duration deadline;
  private final long end;
  private final long maxBytes;
  private long bytes;

  Budget(Duration deadline, long maxBytes) {
    this.deadline = deadline;
    this.end = System.nanoTime() + deadline.toNanos();
    this.maxBytes = maxBytes;
  }

  /** How much time is left, more than none. */
  Duration left() throws GitFailure {
    long left = end - System.nanoTime();
    if (left <= 0) {
      throw late();
    }
    return Duration.ofNanos(Math.max(left, 1_000_000));
  }

  /** Whether it is used up; what waited for the very end may wake up a bit too early. */
  boolean isOver() {
    return end - System.nanoTime() <= CLOSE_TO_THE_END;
  }

  GitFailure late() {
    String seconds =
        BigDecimal.valueOf(deadline.toMillis(), 3).stripTrailingZeros().toPlainString();
    return GitFailure.passing("its host did not finish within %s seconds".formatted(seconds));
  }

  /** The same bytes, as long as there is budget for them. */
  InputStream metered(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        left();
        int read = in.read();
        spend(read < 0 ? 0 : 1);
        return read;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        left();
        int read = in.read(buffer, offset, length);
        spend(Math.max(0, read));
        return read;
      }
    };
  }

  private void spend(int read) throws GitFailure {
    bytes += read;
    if (bytes > maxBytes) {
      throw new GitFailure.TooLarge(
          "its host sends more than the %d MiB that are read of a repository."
              .formatted(maxBytes / MEGABYTE));
    }
  }
}
