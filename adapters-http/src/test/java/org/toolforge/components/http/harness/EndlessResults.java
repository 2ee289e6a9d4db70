package org.toolforge.components.http.harness;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;

/** Has one file of any size, which is made while it is read, and forgets what it is given. */
public final class EndlessResults implements ResultStore {

  /** Where the file lies. */
  public static final ResultPath PATH = new ResultPath("big.bin");

  private final long size;
  private final long breaksAt;
  private final AtomicLong put = new AtomicLong();

  /**
   * @param breaksAt where reading fails; the size for nowhere
   */
  public EndlessResults(long size, long breaksAt) {
    this.size = size;
    this.breaksAt = breaksAt;
  }

  /** The byte at that place. */
  public static byte at(long offset) {
    return (byte) (offset * 31 + (offset >>> 8));
  }

  /** How many bytes it was given. */
  public long taken() {
    return put.get();
  }

  @Override
  public void put(ToolName tool, RunId run, ResultPath path, long length, InputStream content)
      throws IOException {
    byte[] buffer = new byte[8192];
    long left = length;
    while (left > 0) {
      int read = content.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      left -= read;
      put.addAndGet(read);
    }
  }

  @Override
  public List<ResultFile> list(ToolName tool, RunId run) {
    return List.of(new ResultFile(PATH, size, "v1"));
  }

  @Override
  public Optional<ResultFile> find(ToolName tool, RunId run, ResultPath path) {
    return list(tool, run).stream().filter(file -> file.path().equals(path)).findFirst();
  }

  @Override
  public InputStream read(ToolName tool, RunId run, ResultPath path, long offset, long length) {
    return new Made(offset, offset + length);
  }

  private final class Made extends InputStream {
    private final long end;
    private long next;

    Made(long first, long end) {
      this.next = first;
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (next >= end) {
        return -1;
      }
      if (next >= breaksAt) {
        throw new IOException("the store is gone");
      }
      int read = (int) Math.min(length, end - next);
      for (int i = 0; i < read; i++) {
        bytes[offset + i] = at(next + i);
      }
      next += read;
      return read;
    }
  }

  @Override
  public void remove(ToolName tool, RunId run) {}
}
