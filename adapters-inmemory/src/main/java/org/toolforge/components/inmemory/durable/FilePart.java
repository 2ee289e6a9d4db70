package org.toolforge.components.inmemory.durable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A part of a file that is read from front to back. */
final class FilePart extends InputStream {

  private final FileChannel file;
  private long left;

  FilePart(FileChannel file, long offset, long length) throws IOException {
    this.file = file.position(offset);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int count = file.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, left)));
    left -= Math.max(0, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
