package org.toolforge.components.http.results;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The first so many bytes of a stream. It remembers whether it is to blame for a failure. */
final class SizedContent extends ReadBytes {

  private final long size;
  private long left;
  private @Nullable IOException failure;

  SizedContent(InputStream in, long size) {
    super(in);
    this.size = size;
    this.left = size;
  }

  /**
   * @throws IOException when the content could not be read, or was too short
   */
  void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (left == 0 && length > 0) {
      return -1;
    }
    try {
      int count = in.read(into, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw new EOFException(
            "The content ends after %d of %d bytes".formatted(size - left, size));
      }
      left -= count;
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** The stream goes on for somebody else. */
  @Override
  public void close() {}
}
