package org.toolforge.components.http.results;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream whose every byte goes through {@link #read(byte[], int, int)}, also those that are
 * skipped, so that whoever counts them there misses none.
 */
abstract class ReadBytes extends FilterInputStream {

  private static final int MOST_SKIPPED = 8192;

  ReadBytes(InputStream in) {
    super(in);
  }

  @Override
  public abstract int read(byte[] into, int offset, int length) throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] skipped = new byte[(int) Math.min(MOST_SKIPPED, Math.max(0, count))];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
