package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.InputStream;
import org.toolforge.components.http.git.Packet.Kind;

/** The pack within packets that also carry what the other side remarks. */
final class SideBand extends InputStream {

  private static final int PACK = 1;
  private static final int REMARK = 2;

  private final PacketReader in;
  private byte[] data = new byte[0];
  private int position;
  private boolean ended;

  SideBand(PacketReader in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    return fill() ? data[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, data.length - position);
    System.arraycopy(data, position, buffer, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (!ended && position >= data.length) {
      Packet packet = in.next();
      if (!packet.is(Kind.DATA)) {
        ended = true;
      } else if (packet.data().length == 0) {
        throw GitFailure.broken();
      } else if (packet.data()[0] == PACK) {
        data = packet.data();
        position = 1;
      } else if (packet.data()[0] != REMARK) {
        throw GitFailure.passing("its host gave up while it sent what was asked for");
      }
    }
    return !ended;
  }
}
