package org.toolforge.components.http.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Looks at a pack before the parser does, which believes the number of objects that is promised and
 * makes room for all of them at once. All packs together have to fit into a server of 100 MB.
 */
final class PackGuard extends FilterInputStream {

  static final int MOST_OBJECTS = 40_000;
  static final int LARGEST_OBJECT = 2 * 1024 * 1024;

  private static final int HEADER = 12;
  private static final int COUNT = 8;
  private static final int MOST_BYTES = 5 * 1024 * 1024;

  private final ByteBuffer header = ByteBuffer.allocate(HEADER);
  private long bytes;

  PackGuard(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    // Byte by byte up to the end of the header, so that nothing behind it is seen before.
    int most = header.hasRemaining() ? Math.min(length, header.remaining()) : length;
    int read = in.read(buffer, offset, most);
    if (read > 0) {
      look(buffer, offset, read);
    }
    return read;
  }

  private void look(byte[] buffer, int offset, int read) throws IOException {
    bytes += read;
    if (bytes > MOST_BYTES) {
      throw tooLarge();
    }
    if (header.hasRemaining()) {
      header.put(buffer, offset, read);
      if (!header.hasRemaining() && Integer.toUnsignedLong(header.getInt(COUNT)) > MOST_OBJECTS) {
        throw tooLarge();
      }
    }
  }

  private static GitFailure tooLarge() {
    return new GitFailure.TooLarge(
        "it is too large, and its host cannot leave out what is not needed (git's partial clones).");
  }
}
