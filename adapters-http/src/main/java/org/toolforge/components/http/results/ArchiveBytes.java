package org.toolforge.components.http.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an archive. It remembers whether it is to blame for a failure, and gives no more
 * than a limit while there is one.
 */
final class ArchiveBytes extends FilterInputStream {

  private long left = Long.MAX_VALUE;
  private boolean failed;

  ArchiveBytes(InputStream in) {
    super(in);
  }

  void limit(long most) {
    left = most;
  }

  void unlimited() {
    left = Long.MAX_VALUE;
  }

  /** Whether the stream itself failed, rather than what is made of it. */
  boolean failed() {
    return failed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0) {
      throw new IOException("What it says of one of its files is too long.");
    }
    try {
      int count = in.read(into, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    } catch (IOException e) {
      failed = true;
      throw e;
    }
  }

  @Override
  public long skip(long count) throws IOException {
    // By reading, so that a limit holds and a stream that cannot skip is none the worse.
    byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, count))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
