package org.toolforge.components.http.results;

import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an archive. It remembers whether it is to blame for a failure, and gives no more
 * than a limit while there is one.
 */
final class ArchiveBytes extends ReadBytes {

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
}
